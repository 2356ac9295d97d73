import { describe, expect, it } from 'vitest';
import type { BotDependencies } from '../../../../src/core/bot/context.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { botOf } from '../../../support/bot-of.ts';
import { failingStore } from '../../../support/failing-store.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { commandOf, directMessageOf, mentionOf } from '../../../support/slack/payloads.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const QUESTION = 'Who runs the mill?';

describe.each(['socket', 'http'] as const)('Slack is told that something was received (%s)', (transport) => {
  const trialOf = (store: BotDependencies['store']) =>
    slackTrial({ transport, bot: botOf([MILL], { store }) });

  it.each([
    ['a command', 'slash_commands', (base: string) => commandOf(base, QUESTION)],
    ['a mention', 'events_api', () => mentionOf(QUESTION)],
    ['a direct message', 'events_api', () => directMessageOf(QUESTION)],
  ] as const)('when %s is claimed, and no sooner', async (_, kind, payloadOf) => {
    const happened: string[] = [];
    const store = memoryStore(systemClock);
    const { slack, deliver } = await trialOf({
      ...store,
      async claim(...given) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        happened.push('claimed');
        return store.claim(...given);
      },
    });
    await deliver(kind, payloadOf(slack.base));
    happened.push('acknowledged');
    expect(happened).toEqual(['claimed', 'acknowledged']);
  });

  it('when an event is none of the bot’s business', async () => {
    const { deliver } = await trialOf(memoryStore(systemClock));
    const unheard = { ...mentionOf(QUESTION), event: { type: 'message', channel: 'C0GENERAL', ts: '1.0' } };
    expect(await deliver('events_api', unheard)).toMatchObject({ ok: true });
  });

  it.each([
    ['a command', 'slash_commands', (base: string) => commandOf(base, QUESTION)],
    ['a mention', 'events_api', () => mentionOf(QUESTION)],
  ] as const)('of %s in time, though the store hangs', async (_, kind, payloadOf) => {
    const { slack, deliver } = await trialOf(failingStore(memoryStore(systemClock), () => 'hanging'));
    expect(await deliver(kind, payloadOf(slack.base))).toMatchObject({ ok: true });
  });
});
