import { describe, expect, it } from 'vitest';
import { commandOf, mentionOf, pressOf } from '../../support/slack/payloads.ts';
import { bodyOf, postSigned } from '../../support/slack/post-signed.ts';
import { signRequest } from '../../support/slack/sign-request.ts';
import { slackTrial } from '../../support/slack/slack-trial.ts';

const NOW = Math.floor(Date.now() / 1_000);
const { body: MENTION } = bodyOf('events_api', mentionOf('Who runs the mill?'));
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
    ['an unknown form', 'interactive', { ...pressOf('http://any', {}), type: 'view_submission', view: {} }],
    ['an unknown shortcut', 'interactive', { ...pressOf('http://any', {}), type: 'message_action' }],
  ] as const)('%s at once, answers nothing, and says so in one line', async (_, kind, payload) => {
    const { base, slack, told } = await slackTrial();
    const sentBefore = slack.record.calls.length;
    const response = await postSigned(`${base}/slack/events`, kind, payload);
    expect(response.status).toBe(404);
    expect(told).toMatchObject([{ level: 'warn', what: 'slack-unknown' }]);
    expect(slack.record.calls).toHaveLength(sentBefore);
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
    expect(await deliver('slash_commands', payload)).toMatchObject({ ok: false });
    expect(told).toMatchObject([{ what: 'slack-connected' }, { what: 'slack-unknown' }]);
  });
});
