import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  commandOf,
  directMessageOf,
  mentionOf,
  pressOf,
  shortcutOf,
  submissionOf,
} from '../../../support/slack/payloads.ts';
import { bodyOf, postSigned, signRequest } from '../../../support/slack/signed-requests.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const NOW = Math.floor(Date.now() / 1_000);
const { body: MENTION } = bodyOf('events_api', mentionOf('Who runs the mill?'));
const OWNERLESS = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('over HTTP, Slack’s adapter refuses', () => {
  it.each([
    ['a bad signature', MENTION, signRequest(MENTION, NOW, 'another secret'), 401],
    ['an old signature', MENTION, signRequest(MENTION, NOW - 301), 401],
    ['a future signature', MENTION, signRequest(MENTION, NOW + 400), 401],
    ['a request without signature', MENTION, {}, 401],
    ['a time that is none', MENTION, { ...signRequest(MENTION), 'x-slack-request-timestamp': 'soon' }, 401],
    ['a body of 1 MB', `"${'a'.repeat(1024 * 1024)}"`, {}, 413],
    ['malformed JSON', '{not json', signRequest('{not json'), 400],
    ['JSON that is no object', 'null', signRequest('null'), 400],
    ['an event that nobody owns', OWNERLESS, signRequest(OWNERLESS), 400],
  ])('%s, answers nothing, and says so in one line', async (_, body, headers, status) => {
    const { base, slack, told } = await slackTrial();
    const sentBefore = slack.record.calls.length;
    const response = await fetch(`${base}/slack/events`, {
      method: 'POST',
      body,
      headers: { ...JSON_TYPE, ...headers },
    });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(told).toEqual([
      { level: 'warn', what: 'slack-refused', details: { status, why: expect.any(String) } },
    ]);
    expect(slack.record.calls).toHaveLength(sentBefore);
  });

  it.each([
    ['an unknown command', 'slash_commands', commandOf('http://any', 'why?', { command: '/other' })],
    ['an unknown action', 'interactive', pressOf('http://any', { action_id: 'other', value: 'x' })],
    ['an unknown form', 'interactive', submissionOf({ callback_id: 'other', private_metadata: '' }, {})],
    ['an unknown shortcut', 'interactive', shortcutOf('http://any', 'why?', { callback_id: 'other' })],
  ] as const)('%s at once, answers nothing, and says so in one line', async (_, kind, payload) => {
    const { base, slack, told } = await slackTrial();
    const sentBefore = slack.record.calls.length;
    const response = await postSigned(`${base}/slack/events`, kind, payload);
    expect(response.status).toBe(404);
    expect(told).toMatchObject([{ level: 'warn', what: 'slack-unknown' }]);
    expect(slack.record.calls).toHaveLength(sentBefore);
  });

  it.each([
    ['without who did it', pressOf('http://any', { action_id: 'ask' }, { user: undefined })],
    [
      'of nobody’s workspace',
      pressOf('http://any', { action_id: 'ask' }, { team: null, user: { id: 'U1' } }),
    ],
    ['with nothing that was pressed', pressOf('http://any', { action_id: 'ask' }, { actions: null })],
    [
      'for an organisation, or who knows what',
      pressOf('http://any', { action_id: 'ask' }, { is_enterprise_install: [[]] }),
    ],
    [
      'with an id that every object has',
      pressOf('http://any', { action_id: 'ask' }, { team: { id: 'constructor' } }),
    ],
  ])('what somebody did, %s, and answers the next', async (_, payload) => {
    const { base, deliver, told } = await slackTrial();
    expect((await postSigned(`${base}/slack/events`, 'interactive', payload)).status).toBe(400);
    expect(told).toMatchObject([{ what: 'slack-refused', details: { status: 400, why: 'malformed' } }]);
    expect((await deliver('slash_commands', commandOf('http://any', 'help'))).ok).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString', 'what somebody wrote'])(
    'a request of the type “%s” at once, without telling the log what may be anything',
    async (type) => {
      const { base, told } = await slackTrial();
      const payload = { ...pressOf('http://any', { action_id: 'ask' }), type };
      expect((await postSigned(`${base}/slack/events`, 'interactive', payload)).status).toBe(404);
      expect(JSON.stringify(told)).not.toContain('somebody');
    },
  );

  it('a request that is too large, and doesn’t wait for the rest of it', async () => {
    const { base } = await slackTrial();
    const response = await fetch(`${base}/slack/events`, { method: 'POST', body: 'a'.repeat(1024 * 1024) });
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
  });

  it('a form whose origin was changed, and tells whoever sent it', async () => {
    const { deliver, told } = await slackTrial();
    const form = submissionOf(
      { callback_id: 'ask-form', private_metadata: 'changed' },
      { question: { question: { value: 'why?' } } },
    );
    expect(await deliver('interactive', form)).toMatchObject({
      answer: { response_action: 'errors', errors: { question: english.failed } },
    });
    expect(told).toEqual([]);
  });

  it('a request that isn’t a POST', async () => {
    const { base } = await slackTrial();
    const response = await fetch(`${base}/slack/events`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('whatever comes after it was told to stop', async () => {
    const { adapter, base } = await slackTrial();
    await adapter.stop();
    const response = await postSigned(`${base}/slack/events`, 'events_api', mentionOf('why?'));
    expect(response.status).toBe(503);
  });
});

describe('over HTTP, Slack’s adapter', () => {
  it('opens its form for a command without a text', async () => {
    const { deliver, slack } = await slackTrial();
    const { text: _, ...command } = commandOf(slack.base, '');
    await deliver('slash_commands', command);
    while (slack.record.callsOf('views.open').length === 0) await slack.record.next();
  });

  it('answers a message whose other fields are null', async () => {
    const { deal, texts } = await slackTrial();
    await deal(
      'events_api',
      directMessageOf('Who runs the mill?', { bot_id: null, subtype: null, thread_ts: null, edited: null }),
    );
    expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
  });

  it('proves that its address is its own', async () => {
    const { base } = await slackTrial();
    const challenge = { type: 'url_verification', challenge: 'abc' };
    const response = await postSigned(`${base}/slack/events`, 'events_api', challenge);
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('tells the operator when Slack holds events back', async () => {
    const { base, told } = await slackTrial();
    const notice = { type: 'app_rate_limited', team_id: 'T0001', minute_rate_limited: 1 };
    const response = await postSigned(`${base}/slack/events`, 'events_api', notice);
    expect(response.status).toBe(200);
    expect(told).toMatchObject([{ what: 'slack-rate-limited', details: { workspace: 'T0001' } }]);
  });
});

describe('over a socket, Slack’s adapter', () => {
  it('leaves an unknown command without acknowledgement, so that Slack says that it failed', async () => {
    const { deliver, slack, told } = await slackTrial({ transport: 'socket' });
    const payload = commandOf(slack.base, 'why?', { command: '/other' });
    const delivery = deliver('slash_commands', payload);
    await eventually(() =>
      expect(told).toMatchObject([{ what: 'slack-connected' }, { what: 'slack-unknown' }]),
    );
    slack.sockets.drop();
    expect(await delivery).toMatchObject({ ok: false });
  });
});
