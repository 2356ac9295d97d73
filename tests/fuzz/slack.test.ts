import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/system/system-clock.ts';
import {
  ALICE,
  commandOf,
  DIRECT,
  directMessageOf,
  eventOf,
  GENERAL,
  mentionOf,
  pressOf,
  shortcutOf,
  submissionOf,
  typingOf,
} from '../support/slack/payloads.ts';
import { bodyOf, type PayloadKind, signRequest } from '../support/slack/signed-requests.ts';
import { type SlackTrial, slackTrial } from '../support/slack/slack-trial.ts';
import { SIGNING_SECRET, TEAM } from '../support/slack/teams.ts';
import { fuzzed } from './fuzz.ts';
import { type Change, change, sendMutated } from './mutated-request.ts';
import { jsonOf, mutated, NOWHERE } from './mutations.ts';
import { QUESTION, unlimitedBot, WORD } from './unlimited-bot.ts';

interface Sent {
  readonly kind: PayloadKind;
  readonly payload: object;
}

it('Slack’s requests, whatever they hold, are answered or refused, once, and the next one is answered', async () => {
  const { trial, log } = await unlimitedTrial();
  const controls = await controlsOf(trial);
  let sent = 0;
  const forged: string[] = [];

  await fuzzed(
    'Slack over HTTP',
    1_000,
    fc.tuple(requestsTo(trial, controls), change),
    async ([one, how]) => {
      const { status, isForged } = await post(trial, one, how);
      expect(status).toBeLessThan(500);
      if (isForged) expect(status).toBeGreaterThanOrEqual(400);
      if (isForged) forged.push(eventIn(one.payload));
      // Slack sends again what it thinks got lost.
      if (sent % 4 === 0) await post(trial, one, how);
      sent += 1;
      if (sent % 20 === 0) await expectAnswer(trial);
    },
  );

  await trial.stop();
  const keys = trial.slack.record.calls.flatMap(({ method, url, body }) => {
    if (method === 'response_url') return [url];
    return method === 'chat.postMessage' && body.thread_ts ? [`${body.channel} ${body.thread_ts}`] : [];
  });
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  const handled = log.filter((line) => line.includes('"msg":"handled"')).join('');
  expect(forged.filter((event) => handled.includes(event))).toEqual([]);
  const unspeakable = [TEAM.token, SIGNING_SECRET, WORD, 'in time', 'slack-failed'];
  expect(log.filter((line) => unspeakable.some((text) => line.includes(text)))).toEqual([]);
});

/** The adapter with a bot that nothing limits, and a clock by which nothing waits. */
async function unlimitedTrial(): Promise<{ trial: SlackTrial; log: readonly string[] }> {
  const { bot, log, lines } = unlimitedBot();
  const trial = await slackTrial({
    bot,
    clock: { now: systemClock.now, wait: async () => {} },
    log: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
  return { trial, log: lines };
}

/** A control of each kind, as the bot sealed it. */
async function controlsOf({ deal, slack }: SlackTrial): Promise<readonly object[]> {
  await deal('slash_commands', commandOf(slack.base, 'Who runs the mill?'));
  await deal('slash_commands', commandOf(slack.base, 'privacy'));
  return slack.record.messages
    .flatMap(({ blocks }) => blocks.flatMap(({ elements = [] }) => elements))
    .flatMap(({ action_id, value }) => (value === undefined ? [] : [{ action_id, value }]));
}

/** Whatever Slack sends, spoilt. */
function requestsTo({ slack: { base } }: SlackTrial, controls: readonly object[]): fc.Arbitrary<Sent> {
  const message = { type: 'message', ts: '1800000000.000001', text: QUESTION, blocks: [] };
  const originOf = (more: object) =>
    JSON.stringify({ channel: GENERAL, url: `${base}/commands/${randomUUID()}`, ...more });
  const [control] = controls;
  const pressed = () => originOf({ control: Object(control).value, thread: null });
  const made: (() => Sent)[] = [
    () => ({ kind: 'slash_commands', payload: commandOf(base, QUESTION) }),
    () => ({ kind: 'slash_commands', payload: commandOf(base, '') }),
    () => ({
      kind: 'slash_commands',
      payload: commandOf(base, 'settings answers public', { user_id: 'U0ADMIN01' }),
    }),
    () => ({ kind: 'events_api', payload: mentionOf(QUESTION) }),
    () => ({ kind: 'events_api', payload: directMessageOf(QUESTION) }),
    () => ({
      kind: 'events_api',
      payload: directMessageOf(QUESTION, { channel: GENERAL, channel_type: 'channel', thread_ts: '1.1' }),
    }),
    () => ({
      kind: 'events_api',
      payload: eventOf({ type: 'app_home_opened', user: ALICE, channel: DIRECT, tab: 'home' }),
    }),
    () => ({
      kind: 'events_api',
      payload: eventOf({ type: 'app_home_opened', user: ALICE, channel: DIRECT, tab: 'messages' }),
    }),
    () => ({ kind: 'events_api', payload: eventOf({ type: 'app_uninstalled' }) }),
    () => ({
      kind: 'events_api',
      payload: eventOf({ type: 'tokens_revoked', tokens: { bot: [TEAM.botUser] } }),
    }),
    () => ({ kind: 'events_api', payload: { type: 'url_verification', challenge: 'abc', token: 'x' } }),
    () => ({
      kind: 'events_api',
      payload: { type: 'app_rate_limited', team_id: TEAM.id, minute_rate_limited: 1 },
    }),
    () => ({ kind: 'interactive', payload: shortcutOf(base, QUESTION) }),
    () => ({
      kind: 'interactive',
      payload: pressOf(
        base,
        { action_id: 'ask:suggested:0', value: QUESTION },
        { view: { private_metadata: DIRECT } },
      ),
    }),
    () => ({ kind: 'interactive', payload: typingOf('who') }),
    () => ({
      kind: 'interactive',
      payload: submissionOf(
        { callback_id: 'ask-form', private_metadata: originOf({}) },
        { question: { question: { value: QUESTION } } },
      ),
    }),
    () => ({
      kind: 'interactive',
      payload: submissionOf(
        { callback_id: 'reason-form', private_metadata: pressed() },
        { reason: { reason: { value: WORD } } },
      ),
    }),
    ...controls.flatMap((one) => [
      () => ({ kind: 'interactive' as const, payload: pressOf(base, { ...one }) }),
      () => ({
        kind: 'interactive' as const,
        payload: pressOf(base, { ...one }, { channel: { id: DIRECT }, message }),
      }),
    ]),
  ];
  return mutated(fc.constantFrom(...made).map((make) => make().payload)).chain((payload) =>
    fc
      .constantFrom<PayloadKind>('slash_commands', 'events_api', 'interactive')
      .map((kind) => ({ kind: kindOf(payload) ?? kind, payload })),
  );
}

/** As what Slack sends it. */
function kindOf(payload: object): PayloadKind | null {
  if ('command' in payload) return 'slash_commands';
  if ('event' in payload || 'challenge' in payload) return 'events_api';
  return 'actions' in payload || 'trigger_id' in payload ? 'interactive' : null;
}

async function post(
  { base, slack }: SlackTrial,
  { kind, payload }: Sent,
  how: Change,
): Promise<{ status: number; isForged: boolean }> {
  const { body: sound, contentType } = written(kind, payload);
  const body = how.body(sound);
  fc.pre(reachesNobodyElse(body, slack.base));
  const at = Math.floor(Date.now() / 1_000) + how.offset;
  const signature = signRequest(how.isSigned ? body : `${sound} `, at);
  const headers = { 'content-type': contentType, ...signature, ...how.headers };
  const status = await sendMutated(`${base}/slack/events`, { method: how.method, body, headers });
  const isResigned = Object.keys(how.headers).some(
    (name) => name === 'x-slack-signature' || name === 'x-slack-request-timestamp',
  );
  return { status, isForged: !how.isSigned || how.offset !== 0 || isResigned };
}

/** A cut or broken `response_url` leads out of this machine, to where nobody answers. */
function reachesNobodyElse(body: Buffer, base: string): boolean {
  const addresses =
    decodeURIComponent(body.toString('latin1').replaceAll(/%(?![0-7][0-9a-f])/gi, '_')).match(
      /https?:[^"&]*/gi,
    ) ?? [];
  return addresses.every((address) => address.startsWith(`${base}/`) || address.startsWith(NOWHERE));
}

function written(kind: PayloadKind, payload: object): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: jsonOf(payload), contentType: 'application/json' };
  const { contentType } = bodyOf(kind, {});
  const fields: [string, string][] =
    kind === 'interactive'
      ? [['payload', jsonOf(payload)]]
      : Object.entries(payload).map(([name, value]) => [
          name,
          typeof value === 'object' ? jsonOf(value) : String(value),
        ]);
  return { body: new URLSearchParams(fields).toString(), contentType };
}

/** Something of it that the log tells. */
function eventIn(payload: object): string {
  const { trigger_id, event } = Object(payload);
  const told: unknown = trigger_id ?? event?.ts;
  // What it was spoilt to may be another's, too.
  return typeof told === 'string' && /^(?:trigger\.[0-9A-F]{16}|\d{10}\.\d{6})$/.test(told) ? told : 'none';
}

/** Somebody who means well is answered. */
async function expectAnswer({ deliver, slack }: SlackTrial): Promise<void> {
  const command = commandOf(slack.base, 'Who runs the mill?');
  const { pathname } = new URL(String(command.response_url));
  expect((await deliver('slash_commands', command)).ok).toBe(true);
  while (slack.record.responsesAt(pathname) === 0) await slack.record.next();
}
