import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import type { ControlKind } from '../../../../src/core/ports/control-kinds.ts';
import { botOf } from '../../../support/bot-of.ts';
import { MILL, UNANSWERED } from '../../../support/mill-talk.ts';
import { controlIn } from '../../../support/slack/control-in.ts';
import { commandOf, mentionOf, pressOf } from '../../../support/slack/payloads.ts';
import type { ShownMessage } from '../../../support/slack/record.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const BEN = { id: 'U0BEN', username: 'ben', name: 'ben', team_id: 'T0001' };

/** A direct message between two people looks to an app like one with itself. */
const BETWEEN_TWO = { id: 'D0BETWEEN', name: 'directmessage' };

describe('in a direct message between two people', () => {
  it('what one asks in private is not told to the other who asks on', async () => {
    const { deal, slack, texts } = await slackTrial();
    const asked = (text: string, user_id: string) =>
      deal('slash_commands', commandOf(slack.base, text, { channel_id: BETWEEN_TWO.id, user_id }));
    await asked('Where is the mill?', 'U0ALICE01');
    await asked('and who runs it?', BEN.id);
    expect(texts().at(-1)).not.toContain('mill?');
  });

  it('what a control of a public answer shows is shown to whoever presses it, and not added to the answer', async () => {
    const { deal, slack } = await slackTrial({ bot: botOf([MILL], { settings: { answers: 'public' } }) });
    await deal('slash_commands', commandOf(slack.base, 'mill', { channel_id: BETWEEN_TWO.id }));
    const [answer] = slack.record.messages;
    expect(answer?.audience).toBe('everyone');
    const message = { ts: '1700000002.000001', text: answer?.text, blocks: answer?.blocks };
    await deal(
      'interactive',
      pressOf(slack.base, buttonOf(answer, 'more'), { channel: BETWEEN_TWO, message, user: BEN }),
    );
    expect(slack.record.callsOf('chat.update')).toEqual([]);
    expect(slack.record.messages.at(-1)?.audience).toBe('asker');
  });
});

it('a control of an answer to one person is of no use to another', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, 'mill'));
  const [answer] = slack.record.messages;
  for (const kind of ['share', 'more', 'context'] as const)
    await deal('interactive', pressOf(slack.base, buttonOf(answer, kind), { user: BEN }));
  expect(texts().slice(1)).toEqual(Array(3).fill(english.brokenSeal.foreign));
});

it('gaps that are asked for in a channel tell of what was asked in it before everybody, and of nothing else', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, UNANSWERED));
  await deal('events_api', mentionOf('Who sold the moon?'));
  await deal('events_api', mentionOf('Who bought the sun?', { channel: 'C0OTHER' }));
  await deal('events_api', mentionOf('gaps', { user: 'U0ADMIN01' }));
  expect(texts().at(-1)).toContain('moon');
  expect(texts().at(-1)).not.toMatch(/brewery|sun/);
  await deal('slash_commands', commandOf(slack.base, 'gaps', { user_id: 'U0ADMIN01' }));
  expect(texts().at(-1)).toContain('brewery');
});

function buttonOf(message: ShownMessage | undefined, kind: ControlKind): Readonly<Record<string, unknown>> {
  return { ...controlIn(message?.blocks, kind) };
}
