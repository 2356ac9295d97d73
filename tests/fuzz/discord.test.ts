import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DiscordTrial, discordTrial } from '../adapters/discord/discord-trial.ts';
import { APPLICATION, DIRECT, GUILD, TOKEN } from '../support/discord/ids.ts';
import {
  commandOf,
  formOf,
  menuOf,
  messageOf,
  type Payload,
  pressOf,
  typingOf,
} from '../support/discord/interactions.ts';
import { BOT_USER, GUILD_OBJECT, MEMBER } from '../support/discord/objects.ts';
import { buttonsIn } from '../support/discord/shown-messages.ts';
import { signed } from '../support/discord/sign-interaction.ts';
import { fuzzed } from './fuzz.ts';
import { type Change, change, sendMutated } from './mutated-request.ts';
import { jsonOf, mutated } from './mutations.ts';
import { QUESTION, unlimitedBot, WORD } from './unlimited-bot.ts';

it('Discord’s requests, whatever they hold, are answered or refused, once, and the next one is answered', async () => {
  const { trial, log } = await unlimitedTrial('HTTP');
  const controls = await controlsOf(trial);
  const forged: string[] = [];
  let sent = 0;

  await fuzzed(
    'Discord over HTTP',
    1_000,
    fc.tuple(mutated(interactions(controls)), change),
    async ([one, how]) => {
      const { status, isForged } = await post(trial, one, how);
      expect(status).toBeLessThan(500);
      if (isForged) expect(status).toBeGreaterThanOrEqual(400);
      if (isForged && isId(one.id)) forged.push(one.id);
      if (sent % 4 === 0) await post(trial, one, how);
      sent += 1;
      if (sent % 20 === 0) await trial.running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
    },
  );

  await trial.running.stop();
  const handled = log().filter((line) => line.includes('"msg":"handled"'));
  expect(handled.filter((line) => forged.some((id) => line.includes(`"${id}"`)))).toEqual([]);
  expectSound(trial, log());
});

it('events of Discord’s gateway, whatever they hold, are answered once or passed over, and the next one is answered', async () => {
  const { trial, log } = await unlimitedTrial('gateway');
  const controls = await controlsOf(trial);
  const { gateway } = trial.discord;
  let sent = 0;

  const event = fc.oneof(
    { weight: 3, arbitrary: mutated(interactions(controls)).map((d) => ({ t: 'INTERACTION_CREATE', d })) },
    { weight: 3, arbitrary: mutated(messages()).map((d) => ({ t: 'MESSAGE_CREATE', d })) },
    { weight: 1, arbitrary: mutated(fc.constantFrom(...others())) },
  );
  await fuzzed('Discord’s gateway', 1_000, event, async ({ t, d }) => {
    const frame = jsonOf({ op: 0, s: null, t, d });
    gateway.send(frame);
    if (sent % 4 === 0) gateway.send(frame);
    sent += 1;
    if (sent % 20 === 0) await trial.running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  });

  await trial.running.stop();
  expectSound(trial, log());
});

/** The adapter with a bot that nothing limits, and what the log has been told. */
async function unlimitedTrial(transport: 'HTTP' | 'gateway') {
  const { bot, log, lines } = unlimitedBot();
  const trial = await discordTrial({ transport, bot, suggestions: ['Who runs the mill?'] });
  return {
    trial,
    log: () => {
      for (const { what, event, error } of trial.running.troubles) log.warn({ event, err: error }, what);
      return lines;
    },
  };
}

/** A control of each kind, as the bot sealed it. */
async function controlsOf({ running, shown }: DiscordTrial): Promise<readonly string[]> {
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await running.deal(commandOf('privacy'));
  return shown().flatMap(({ body }) =>
    buttonsIn(body.components).flatMap(({ custom_id }) => custom_id ?? []),
  );
}

function interactions(controls: readonly string[]): fc.Arbitrary<Payload> {
  const shown = {
    content: `**${QUESTION}**`,
    components: [{ type: 17, components: [{ type: 10, content: WORD }] }],
  };
  const direct = { guild_id: undefined, channel_id: DIRECT, channel: { id: DIRECT, type: 1 }, context: 1 };
  const made: (() => Payload)[] = [
    () => commandOf('ask', { question: QUESTION }),
    () => commandOf('ask', { question: QUESTION }, direct),
    () => commandOf('settings', { change: 'answers public' }),
    () => commandOf('gaps', { days: 30 }),
    () => commandOf('help'),
    () => typingOf('who'),
    () => menuOf(QUESTION),
    () => ({ id: '1', type: 1, application_id: APPLICATION }),
    ...controls.flatMap((control) => [() => pressOf(control, shown), () => formOf(control, WORD, shown)]),
  ];
  return fc.constantFrom(...made).map((make) => make());
}

function messages(): fc.Arbitrary<Payload> {
  const answer = messageOf({ author: BOT_USER, content: `**${QUESTION}**` });
  const made: (() => Payload)[] = [
    () =>
      messageOf({
        guild_id: GUILD,
        content: `<@${APPLICATION}> ${QUESTION}`,
        mentions: [BOT_USER],
        member: MEMBER,
      }),
    () => messageOf({ channel_id: DIRECT, content: QUESTION }),
    () => messageOf({ guild_id: GUILD, content: 'and since when?', type: 19, referenced_message: answer }),
  ];
  return fc.constantFrom(...made).map((make) => make());
}

/** What the bot isn't interested in and discord.js is. */
function others(): { t: string; d: object }[] {
  const [channel] = GUILD_OBJECT.channels;
  return [
    { t: 'GUILD_CREATE', d: GUILD_OBJECT },
    { t: 'GUILD_DELETE', d: { id: '9' } },
    { t: 'CHANNEL_UPDATE', d: { ...channel, guild_id: GUILD } },
    { t: 'CHANNEL_DELETE', d: { id: '8', type: 0, guild_id: GUILD } },
    {
      t: 'THREAD_CREATE',
      d: { id: '7', type: 11, guild_id: GUILD, parent_id: channel?.id, thread_metadata: {} },
    },
    { t: 'MESSAGE_UPDATE', d: messageOf({ guild_id: GUILD }) },
    { t: 'GUILD_ROLE_UPDATE', d: { guild_id: GUILD, role: GUILD_OBJECT.roles[0] } },
    { t: 'USER_UPDATE', d: BOT_USER },
    { t: 'SOMETHING_NEW', d: {} },
  ];
}

async function post(
  { running }: DiscordTrial,
  payload: Payload,
  how: Change,
): Promise<{ status: number; isForged: boolean }> {
  const sound = jsonOf(payload);
  const body = how.body(sound);
  const at = Date.now() + how.offset * 1_000;
  const headers = { ...signed(how.isSigned ? body : `${sound} `, { at }), ...how.headers };
  const status = await sendMutated(running.url, { method: how.method, body, headers });
  const isResigned = Object.keys(how.headers).some((name) => name.startsWith('x-signature'));
  return { status, isForged: !how.isSigned || Math.abs(how.offset) > 300 || isResigned };
}

/** Nothing was said twice, and the log has nothing that it must not have. */
function expectSound({ discord }: DiscordTrial, log: readonly string[]): void {
  const said = discord.rest.requests.flatMap(({ method, path, body, refusal }) => {
    if (refusal !== null || method === 'DELETE') return [];
    if (path.startsWith('/webhooks/')) return [path.split('/')[3]];
    return path.endsWith('/messages') ? [body.nonce] : [];
  });
  expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
  expect(
    log.filter((line) => line.includes(TOKEN) || line.includes(WORD) || line.includes('token-')),
  ).toEqual([]);
}

/** Whether it is still an id of its own, and not what it was spoilt to. */
function isId(id: unknown): boolean {
  return typeof id === 'string' && /^\d{16,20}$/.test(id);
}
