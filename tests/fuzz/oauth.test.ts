import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/system/system-clock.ts';
import { sendRaw } from '../support/loopback.ts';
import { memoryStore } from '../support/memory-store.ts';
import { slackTrial, testSlack } from '../support/slack/slack-trial.ts';
import { CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, TEAM } from '../support/slack/teams.ts';
import { fuzzed } from './fuzz.ts';
import { hostileText } from './hostile-text.ts';
import { recordingLog } from './unlimited-bot.ts';

const STATE_SECRET = 's'.repeat(32);

it('nobody installs the app without Slack’s consent, whatever their browser comes back with', async () => {
  const slack = await testSlack();
  const { log, lines } = recordingLog();
  const { installations } = memoryStore(systemClock);
  const trial = await slackTrial({
    slack,
    installations,
    config: {
      transport: { kind: 'http', signingSecret: SIGNING_SECRET },
      access: { kind: 'many', clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: STATE_SECRET },
      apiUrl: slack.apiUrl,
      admins: [],
    },
    log: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
  const start = await fetch(`${trial.base}/slack/install`, { redirect: 'manual' });
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const [header = '', claims = '', signature = ''] = state.split('.');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');

  const text = hostileText.map((one) => one.replaceAll(/[\s\0]/g, '+').slice(0, 1_000));
  const broken = fc.oneof(
    fc.constantFrom(
      state,
      '',
      'x',
      `${header}.${claims}.`,
      `${unsigned}.${claims}.`,
      `${header}.e30.${signature}`,
      'a.b.c',
      '%zz',
      '__proto__',
    ),
    text,
  );
  const request = fc.record({
    path: fc.constantFrom('/slack/oauth_redirect', '/slack/install'),
    query: fc.array(
      fc.tuple(fc.constantFrom('state', 'code', 'error', 'state[]', '__proto__'), fc.oneof(broken, text)),
      { maxLength: 5 },
    ),
    cookie: fc.oneof(
      fc.constant(cookie),
      broken.map((one) => `slack-app-oauth-state=${one}`),
      text,
    ),
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'HEAD'),
  });

  await fuzzed('installing into Slack', 1_000, request, async (one) => {
    const query = one.query.map((pair) => pair.join('=')).join('&');
    const head = `${one.method} ${one.path}?${query} HTTP/1.1\r\nhost: bot\r\ncookie: ${one.cookie}\r\nconnection: close\r\n\r\n`;
    const { status, text: answered } = await sendRaw(trial.base, Buffer.from(head));
    expect(status).toBeLessThan(500);
    expect(answered).not.toContain(CLIENT_SECRET);
    expect(await installations.find({ platform: 'slack', id: TEAM.id })).toBeNull();
  });
  const secrets = [CLIENT_SECRET, STATE_SECRET, SIGNING_SECRET, state];
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});
