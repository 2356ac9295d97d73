import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { eventually } from '../../../support/eventually.ts';
import { keepingBot } from '../../../support/keeping-bot.ts';
import { controlIn } from '../../../support/slack/control-in.ts';
import { commandOf, GENERAL, pressOf, shortcutOf, submissionOf } from '../../../support/slack/payloads.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const QUESTION = 'How do I restart the gateway?';
const TEXT = 'Hi!\n\nHold the blue button of the gateway for *ten* seconds.';
const MESSAGE = { type: 'message', user: 'U0BOB', ts: '1772323200.000100', text: TEXT };
const GENERAL_CHANNEL = { id: GENERAL, name: 'general' };

const keepOf = (base: string, details: Readonly<Record<string, unknown>> = {}) =>
  shortcutOf(base, '', {
    callback_id: 'keep_as_answer',
    message: MESSAGE,
    channel: GENERAL_CHANNEL,
    ...details,
  });

const decided = (audience = 'workspace') => ({
  pieces: { pieces: { selected_options: [{ value: '1' }] } },
  questions: { questions: { value: QUESTION } },
  author: { author: { value: 'Bob' } },
  audience: { audience: { selected_option: { value: audience } } },
  until: { until: { selected_date: null } },
});

async function trial(settings = {}) {
  const here = keepingBot({ keepers: ['everyone'], ...settings });
  const running = await slackTrial({ bot: here.bot });
  const { slack } = running;
  const openedView = async (): Promise<Record<string, unknown>> => {
    while (slack.record.callsOf('views.open').length === 0) await slack.record.next();
    return { ...Object(slack.record.callsOf('views.open').at(-1)?.body.view) };
  };
  return { ...running, ...here, openedView };
}

describe('“Keep as an answer”', () => {
  it('opens a form with the message, and quotes it from then on, once, however often it is submitted', async () => {
    const { deal, deliver, slack, texts, openedView } = await trial();
    await deliver('interactive', keepOf(slack.base));
    const view = await openedView();
    expect(JSON.stringify(view)).toContain('Hold the blue button of the gateway for ten seconds.');
    const submission = submissionOf(view, decided());
    await deal('interactive', submission);
    await deal('interactive', submission);
    expect(texts()).toEqual([expect.stringContaining(english.kept.done.workspace)]);
    await eventually(async () => {
      await deal('slash_commands', commandOf(slack.base, QUESTION));
      expect(texts().at(-1)).toMatch(
        /ten seconds\.\n— Answers from the team › How do I restart the gateway\?, ¶1 \(Bob, 2026-03-01\)\nhttps:\/\/one\.slack\.com\/archives\/C0GENERAL\/p1772323200000100/,
      );
    });
    expect(texts().at(-1)).not.toContain('Hi!');
  });

  it('tells its author directly, who withdraws it with one tap', async () => {
    const { bot, adapter, deal, deliver, slack, texts, openedView } = await trial();
    await deliver('interactive', keepOf(slack.base));
    await deal('interactive', submissionOf(await openedView(), decided()));
    const stopping = new AbortController();
    const telling = bot.keepTelling([adapter.redelivery], stopping.signal);
    await eventually(() => expect(texts().at(-1)).toContain(english.kept.mayWithdraw));
    stopping.abort();
    await telling;
    const told = slack.record.messages.at(-1);
    expect(told?.channel).toBe('U0BOB');
    const press = pressOf(
      slack.base,
      { ...controlIn(told?.blocks, 'withdraw') },
      {
        user: { id: 'U0BOB', username: 'bob', name: 'bob' },
        channel: { id: 'D0BOB0001', name: 'directmessage' },
      },
    );
    await deal('interactive', press);
    expect(texts().at(-1)).toContain(english.kept.withdrawn);
    await eventually(async () => {
      await deal('slash_commands', commandOf(slack.base, QUESTION));
      expect(texts().at(-1)).not.toContain('blue button');
    });
  });

  it.each([
    ['a public channel', GENERAL_CHANNEL, 'workspace'],
    ['a private channel', { id: 'C0SECRET1', name: 'privategroup' }, 'channel'],
    ['a channel of which Slack says nothing', { id: 'C0SECRET1' }, 'channel'],
  ])('in %s proposes to quote it there', async (_, channel, audience) => {
    const { deliver, slack, openedView } = await trial();
    await deliver('interactive', keepOf(slack.base, { channel }));
    expect(JSON.stringify(await openedView())).toMatch(
      RegExp(`"initial_option":\\{[^}]*\\}?[^}]*"value":"${audience}"`),
    );
  });

  it.each([
    ['a bot’s message', { message: { ...MESSAGE, bot_id: 'B1' } }, english.kept.refused.bot],
    ['a message of nobody', { message: { ...MESSAGE, user: undefined } }, english.kept.refused.bot],
    [
      'a direct message',
      { channel: { id: 'D0DIRECT1', name: 'directmessage' } },
      english.kept.refused.elsewhere,
    ],
  ])('says why not, for %s', async (_, details, text) => {
    const { deal, slack, texts } = await trial();
    await deal('interactive', keepOf(slack.base, details));
    await eventually(() => expect(texts()).toEqual([text]));
    expect(slack.record.callsOf('views.open')).toEqual([]);
  });

  it('is for those whom the operator has named', async () => {
    const { deal, slack, texts } = await trial({ keepers: [] });
    await deal('interactive', keepOf(slack.base));
    await eventually(() => expect(texts()).toEqual([english.kept.refused.keepers]));
  });
});
