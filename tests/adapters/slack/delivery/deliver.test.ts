import { describe, expect, it } from 'vitest';
import { KNOWN_ERRORS } from '../../../../src/adapters/slack/slack-errors.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import {
  ALICE,
  commandOf,
  directMessageOf,
  eventOf,
  GENERAL,
  mentionOf,
  pressOf,
} from '../../../support/slack/payloads.ts';
import { slackTrial, testSlack } from '../../../support/slack/slack-trial.ts';
import { OTHER_TEAM, TEAM } from '../../../support/slack/teams.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = expect.stringContaining('Mary Miller runs the mill.');

describe('Slack’s adapter answers once', () => {
  it('what Slack delivers three times', async () => {
    const { deal, texts } = await slackTrial();
    const mention = mentionOf(QUESTION);
    for (let times = 0; times < 3; times++) await deal('events_api', mention);
    expect(texts()).toEqual([ANSWER]);
  });

  it('what Slack tells of as a mention and as a message', async () => {
    const { deal, texts } = await slackTrial();
    const ts = '1700000001.000001';
    const text = `<@${TEAM.botUser}> ${QUESTION}`;
    const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: ALICE, ts, text };
    await deal('events_api', mentionOf(QUESTION, { ts }));
    await deal('events_api', eventOf({ ...message, thread_ts: ts }));
    expect(texts()).toEqual([ANSWER]);
  });
});

it('answers an event whose authorizations name no workspace, where one stands beside them', async () => {
  for (const transport of ['http', 'socket'] as const) {
    const { deal, texts } = await slackTrial({ transport });
    await deal('events_api', { ...mentionOf(QUESTION), authorizations: [{ is_bot: true }] });
    expect(texts()).toEqual([ANSWER]);
  }
});

it('answers once what a channel that two workspaces share tells through both', async () => {
  const { deal, texts } = await slackTrial();
  const details = { ts: '1700000002.000001', client_msg_id: '6c7e5bd0-1a0b-4b4e-a6a4-2f0c2b7e6a11' };
  for (const team of [TEAM, OTHER_TEAM]) {
    const text = `<@${TEAM.botUser}> ${QUESTION}`;
    await deal('events_api', mentionOf(QUESTION, { ...details, text, channel: 'C0SHARED' }, team));
  }
  expect(texts()).toEqual([ANSWER]);
});

describe('Slack’s adapter leaves alone', () => {
  it.each([
    ['what a bot writes', { bot_id: 'B1' }],
    ['what it writes itself', { user: TEAM.botUser, bot_id: TEAM.botId }],
    ['what was edited', { edited: { user: ALICE, ts: '1.1' } }],
    ['notices of Slack’s', { subtype: 'message_changed' }],
  ])('%s', async (_, details) => {
    const { deal, texts } = await slackTrial();
    await deal('events_api', directMessageOf(QUESTION, details));
    await deal('events_api', mentionOf(QUESTION, details));
    expect(texts()).toEqual([]);
  });

  it('what is said in a thread that it isn’t part of', async () => {
    const { deal, texts } = await slackTrial();
    const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: ALICE };
    await deal('events_api', eventOf({ ...message, ts: '2.2', thread_ts: '1.1', text: QUESTION }));
    expect(texts()).toEqual([]);
  });
});

describe('Slack’s adapter paces itself', () => {
  it('in a channel, and not across channels', async () => {
    const { deal, slack } = await slackTrial();
    await Promise.all(
      ['C0GENERAL', 'C0GENERAL', 'C0RANDOM'].map((channel) =>
        deal('events_api', mentionOf(QUESTION, { channel })),
      ),
    );
    const timesIn = (channel: string) =>
      slack.record
        .callsOf('chat.postMessage')
        .flatMap(({ body, at }) => (body.channel === channel ? [at] : []));
    // How long it waits, rate-limits.test.ts says: a busy machine may take the first message to Slack late.
    const [, second = 0] = timesIn('C0GENERAL');
    const [elsewhere = 0] = timesIn('C0RANDOM');
    expect(elsewhere).toBeLessThan(second);
  });
});

describe('when Slack doesn’t take an answer, its adapter', () => {
  it.each([
    ['has too much to do', 429, 1],
    ['can’t now', 503, undefined],
    ['can’t now, and for how long', 503, 1],
  ])('brings it later, if Slack says that it %s', async (_, status, retryAfter) => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({
      method: 'chat.postMessage',
      times: 1,
      answer: { status, ...(retryAfter === undefined ? {} : { retryAfter }) },
    });
    await deal('events_api', mentionOf(QUESTION));
    expect(texts()).toEqual([ANSWER]);
  });

  it('apologises where nobody knows whether it arrived, instead of saying it twice', async () => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({ method: 'chat.postMessage', times: 1, answer: 'drop' });
    await deal('events_api', mentionOf(QUESTION));
    expect(texts()).toEqual([english.failed]);
  });

  it.each(Object.entries(KNOWN_ERRORS).filter(([, { closed }]) => closed !== undefined))(
    'does as the table of errors says after %s, and tells the operator the fix',
    async (error, { fix, closed }) => {
      const { deal, slack, texts, toldOf } = await slackTrial();
      const body = { ok: false, error };
      slack.fail({ method: 'chat.postMessage', times: 1, answer: { status: 200, body } });
      await deal('events_api', mentionOf(QUESTION));
      expect(toldOf('slack-not-posted')).toMatchObject([
        { level: closed === 'all' ? 'error' : 'warn', code: error, fix },
      ]);
      if (closed === 'all') return expect(texts()).toEqual([english.failed]);
      expect(slack.record.messages).toMatchObject([{ channel: ALICE, thread: null }]);
      const { keptOut } = english.slack;
      const { elsewhere } = english.delivery;
      expect(texts()).toEqual([expect.stringContaining(closed === 'channel' ? keptOut : elsewhere)]);
      expect(texts()).toEqual([ANSWER]);
    },
  );

  it('brings it directly after a code that nobody knows', async () => {
    const { deal, slack, texts } = await slackTrial();
    const body = { ok: false, error: 'some_new_code' };
    slack.fail({ method: 'chat.postMessage', times: 1, answer: { status: 200, body } });
    await deal('events_api', mentionOf(QUESTION));
    expect(texts()).toEqual([expect.stringContaining(english.delivery.elsewhere)]);
  });

  it('brings it directly, when a response_url refuses with the status 200', async () => {
    const { deal, slack, texts, toldOf } = await slackTrial();
    const body = { ok: false, error: 'used_url' };
    slack.fail({ method: 'response_url', times: 1, answer: { status: 200, body } });
    await deal('slash_commands', commandOf(slack.base, QUESTION));
    expect(texts()).toEqual([ANSWER]);
    expect(slack.record.messages).toMatchObject([{ channel: ALICE }]);
    expect(toldOf('slack-not-responded')).toMatchObject([{ code: 'used_url' }]);
  });

  it('waits as long as Slack says before it responds again', async () => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({ method: 'response_url', times: 1, answer: { status: 429, retryAfter: 2 } });
    const start = performance.now();
    await deal('slash_commands', commandOf(slack.base, QUESTION));
    expect(performance.now() - start).toBeGreaterThan(1_950);
    expect(texts()).toEqual([ANSWER]);
  });

  it('names the fix in the log, where a scope is missing', async () => {
    const { deal, slack, toldOf } = await slackTrial();
    const body = { ok: false, error: 'missing_scope' };
    slack.fail({ method: 'chat.postMessage', times: 2, answer: { status: 200, body } });
    await deal('events_api', mentionOf(QUESTION));
    expect(toldOf('slack-not-posted')[0]).toMatchObject({
      level: 'error',
      code: 'missing_scope',
      fix: expect.stringContaining('kursk slack manifest'),
    });
  });

  it('brings it directly, when the response_url is used up', async () => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({ method: 'response_url', times: 1, answer: { status: 404 } });
    await deal('slash_commands', commandOf(slack.base, QUESTION));
    expect(slack.record.messages).toMatchObject([{ channel: ALICE }]);
    expect(texts()).toEqual([expect.stringContaining(english.delivery.tooLate)]);
  });

  it('responds again, when Slack is too busy for a response', async () => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({ method: 'response_url', times: 1, answer: { status: 503 } });
    await deal('slash_commands', commandOf(slack.base, QUESTION));
    expect(texts()).toEqual([ANSWER]);
  });

  it('apologises where nobody knows whether a response arrived', async () => {
    const { deal, slack, texts } = await slackTrial();
    slack.fail({ method: 'response_url', times: 1, answer: 'drop' });
    await deal('slash_commands', commandOf(slack.base, QUESTION));
    expect(texts()).toEqual([english.failed]);
  });
});

describe('a token that Slack doesn’t take', () => {
  it('is told by readiness and in the log, with the fix', async () => {
    const { adapter, toldOf } = await slackTrial({
      config: {
        transport: { kind: 'http', signingSecret: 'any' },
        access: { kind: 'one', botToken: 'xoxb-revoked' },
        apiUrl: 'http://127.0.0.1:9/api/',
        admins: [],
      },
    });
    expect(adapter.readiness()).toContain('SLACK_API_URL');
    expect(toldOf('slack-token-refused')).toMatchObject([{ level: 'error', fix: expect.any(String) }]);
  });
});

it('tells the operator at the start which scopes are missing', async () => {
  const slack = await testSlack();
  const granted = {
    ok: true,
    user_id: 'U1',
    bot_id: 'B1',
    response_metadata: { scopes: ['commands', 'chat:write'] },
  };
  slack.fail({ method: 'auth.test', times: 1, answer: { status: 200, body: granted } });
  const { toldOf } = await slackTrial({ slack });
  expect(toldOf('slack-scopes-missing')).toMatchObject([
    {
      level: 'warn',
      missing: ['app_mentions:read', 'im:history', 'assistant:write'],
      fix: expect.any(String),
    },
  ]);
});

it('shares into a channel that it can’t write in with whoever shares, and says why', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, QUESTION));
  const buttons = slack.record.messages[0]?.blocks.flatMap(({ elements = [] }) => elements);
  const share = buttons?.find(({ action_id }) => action_id?.startsWith('control:share'));
  slack.fail({ method: 'response_url', times: 1, answer: { status: 404 } });
  const body = { ok: false, error: 'not_in_channel' };
  slack.fail({ method: 'chat.postMessage', times: 1, answer: { status: 200, body } });
  await deal('interactive', pressOf(slack.base, { ...share }));
  expect(slack.record.messages.at(-1)).toMatchObject({ channel: ALICE });
  expect(texts().at(-1)).toContain(english.slack.keptOut);
});
