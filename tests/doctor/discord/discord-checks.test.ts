import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRest } from '../../../src/adapters/discord/discord-rest.ts';
import { registerCommands } from '../../../src/adapters/discord/registration/register-commands.ts';
import { APPLICATION, GUILD, TOKEN } from '../../support/discord/ids.ts';
import { type LoopbackDiscord, openLoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { APPLICATION_OBJECT } from '../../support/discord/objects.ts';
import { PUBLIC_KEY } from '../../support/discord/sign-interaction.ts';
import { freePort, listenOn } from '../../support/loopback.ts';
import { examine } from '../examine.ts';

const PUBLIC_URL = 'https://kursk.invalid';
const ENDPOINT = `${PUBLIC_URL}/discord/interactions`;
const OTHER_ENDPOINT = 'https://old.example/discord/interactions';

async function discordOf(shards = 1) {
  const discord = await openLoopbackDiscord(shards);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.rest.complaints).toEqual([]);
  });
  return { discord, env: overGateway(discord) };
}

function overGateway({ apiUrl }: Pick<LoopbackDiscord, 'apiUrl'>) {
  return { DISCORD_APPLICATION_ID: APPLICATION, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: apiUrl };
}

/** Whoever is asked for the application next says this of it. */
function describeApplication({ rest }: LoopbackDiscord, details: object): void {
  rest.fail({
    path: /^\/applications\/@me$/,
    times: 1,
    status: 200,
    body: { ...APPLICATION_OBJECT, ...details },
  });
}

function register({ apiUrl }: LoopbackDiscord, commandName = 'kursk', guild: string | null = null) {
  const rest = createRest({ apiUrl, token: TOKEN });
  return registerCommands(rest, { applicationId: APPLICATION, commandName, guild });
}

it('a Discord that is well is', async () => {
  const { discord, env } = await discordOf();
  await register(discord);
  const found = await examine({ ...env, DISCORD_PUBLIC_KEY: PUBLIC_KEY.toUpperCase() });
  expect(found.get('discord-token')).toEqual({
    status: 'ok',
    found: 'Discord accepts the token: the bot is Kursk, on about 2 servers.',
  });
  for (const id of ['discord-public-key', 'discord-intents', 'discord-commands', 'discord-gateway'])
    expect([id, found.get(id)?.status]).toEqual([id, 'ok']);
  expect(discord.gateway.identified).toEqual([]);
});

describe('it is told that Discord', () => {
  it('refuses the token; the rest isn’t known then', async () => {
    const { env } = await discordOf();
    const found = await examine({ ...env, DISCORD_TOKEN: 'another.bot.token' });
    expect(found.get('discord-token')).toEqual({
      status: 'fail',
      found: 'Discord rejects the token.',
      fix: 'Set DISCORD_TOKEN to the one on the page “Bot” of the application.',
    });
    for (const id of ['discord-intents', 'discord-endpoint', 'discord-commands', 'discord-gateway'])
      expect(found.get(id)).toEqual({
        status: 'skip',
        found: 'Not known, because Discord didn’t say: see discord-token.',
      });
  });

  it('can’t be reached', async () => {
    const found = await examine(overGateway({ apiUrl: `http://127.0.0.1:${await freePort()}/api` }));
    expect(found.get('discord-token')).toMatchObject({
      status: 'fail',
      found: 'Discord can’t be reached (ECONNREFUSED).',
      fix: expect.stringContaining('network'),
    });
  });

  it('is silent', async () => {
    const { discord, env } = await discordOf();
    discord.rest.fail({ path: /@me$/, times: 1, status: 'silence' });
    const found = await examine(env, { requestTimeout: 1_000 });
    expect(found.get('discord-token')?.found).toBe('Discord can’t be reached (no reply in time).');
    expect(found.get('discord-gateway')?.status).toBe('skip');
  });

  it('is in trouble of its own', async () => {
    const { discord, env } = await discordOf();
    discord.rest.fail({ path: /@me$/, times: 1, status: 503 });
    expect((await examine(env)).get('discord-token')).toMatchObject({
      status: 'warn',
      found: 'Discord has trouble (status 503).',
    });
  });

  it('has been asked too often', async () => {
    const { discord, env } = await discordOf();
    discord.rest.fail({
      path: /@me$/,
      times: 1,
      status: 429,
      headers: { 'retry-after': '30' },
      body: { message: 'You are being rate limited.', retry_after: 30, global: false },
    });
    expect((await examine(env)).get('discord-token')?.status).toBe('warn');
  });

  it('is somebody else', async () => {
    const server = createServer((_, response) => response.end('<html>Welcome to the hotel’s network</html>'));
    const apiUrl = await listenOn(server);
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    expect((await examine(overGateway({ apiUrl }))).get('discord-token')).toMatchObject({
      status: 'fail',
      found: 'The server at DISCORD_API_URL isn’t Discord.',
    });
  });

  it('has another application', async () => {
    const { discord, env } = await discordOf();
    describeApplication(discord, { id: '1000000000000000009', verify_key: 'f'.repeat(64) });
    const found = await examine({ ...env, DISCORD_PUBLIC_KEY: PUBLIC_KEY });
    expect(found.get('discord-token')?.found).toBe(
      `The token is that of the application Kursk (1000000000000000009), not of ${APPLICATION}.`,
    );
    expect(found.get('discord-public-key')).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('DISCORD_PUBLIC_KEY'),
    });
  });

  it('lets the bot know more than it needs', async () => {
    const { discord, env } = await discordOf();
    describeApplication(discord, { flags: (1 << 19) | (1 << 14) });
    expect((await examine(env)).get('discord-intents')).toMatchObject({
      status: 'warn',
      found: 'The application may learn more than the bot needs: Server Members, Message Content.',
    });
    // Where both are sent, the longer one counts: it has flags that the other has no room for.
    describeApplication(discord, { flags: 0, flags_new: String((1n << 40n) | (1n << 12n)) });
    expect((await examine(env)).get('discord-intents')?.found).toContain('needs: Presence.');
  });

  it('keeps it from reading help channels, which need one privileged intent', async () => {
    const { discord, env } = await discordOf();
    const intents = async () => (await examine({ ...env, HELP_CHANNELS: 'on' })).get('discord-intents');
    expect(await intents()).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('Message Content Intent'),
    });
    describeApplication(discord, { flags: 1 << 19 });
    expect(await intents()).toMatchObject({ status: 'ok' });
    describeApplication(discord, { flags: (1 << 19) | (1 << 14) });
    expect(await intents()).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('needs: Server Members.'),
    });
  });
});

describe('interactions', () => {
  it.each<[string, string, string | null, string]>([
    ['over the gateway', '', null, 'ok'],
    ['over the gateway, though they are sent elsewhere', '', OTHER_ENDPOINT, 'fail'],
    ['by HTTP', PUBLIC_KEY, ENDPOINT, 'ok'],
    ['by HTTP, though they are sent elsewhere', PUBLIC_KEY, OTHER_ENDPOINT, 'fail'],
    ['by HTTP, though they come over the gateway', PUBLIC_KEY, null, 'warn'],
  ])('%s', async (_, key, endpoint, status) => {
    const { discord, env } = await discordOf();
    describeApplication(discord, { interactions_endpoint_url: endpoint });
    const found = await examine({ ...env, PUBLIC_URL, DISCORD_PUBLIC_KEY: key });
    expect(found.get('discord-endpoint')?.status).toBe(status);
  });

  it('by HTTP alone are looked at with a token only', async () => {
    const { discord, env } = await discordOf();
    const found = await examine({ ...env, DISCORD_TOKEN: '', DISCORD_PUBLIC_KEY: PUBLIC_KEY });
    expect(found.get('discord-token')).toMatchObject({
      status: 'skip',
      fix: expect.stringContaining('DISCORD_TOKEN'),
    });
    // The clock needs no token.
    expect(discord.rest.requests.map(({ path }) => path)).toEqual(['/gateway']);
  });
});

describe('commands', () => {
  it('that aren’t published are a failure, those that are otherwise to be looked at', async () => {
    const { discord, env } = await discordOf();
    expect((await examine(env)).get('discord-commands')).toEqual({
      status: 'fail',
      found:
        'The commands published everywhere aren’t those of this version (+ missing, ~ different, - superfluous): + kursk; + Ask about this message; + Keep as an answer.',
      fix: 'Run “kursk discord register”.',
    });
    await register(discord);
    const [put] = discord.rest.requests.filter(({ method }) => method === 'PUT');
    const drifted = Object.values(put?.body ?? {}).map((command, place) =>
      place === 0 ? { ...Object(command), description: 'Something else' } : command,
    );
    discord.rest.fail({ path: /commands$/, times: 1, status: 200, body: drifted });
    expect((await examine(env)).get('discord-commands')).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('~ kursk: description'),
    });
    expect((await examine({ ...env, COMMAND_NAME: 'ask' })).get('discord-commands')).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('+ ask; - kursk'),
    });
    expect(discord.rest.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('of one server are looked at where that is wanted', async () => {
    const { discord, env } = await discordOf();
    await register(discord, 'kursk', GUILD);
    const found = await examine(env, { guild: GUILD });
    expect(found.get('discord-commands')).toEqual({
      status: 'ok',
      found: `/kursk is published on the server ${GUILD}, and up to date.`,
    });
    discord.rest.fail({
      path: /guilds/,
      times: 1,
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    expect((await examine(env, { guild: GUILD })).get('discord-commands')).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('(code 50001)'),
      fix: expect.stringContaining('kursk discord invite'),
    });
  });
});

describe('the gateway', () => {
  it('wants more shards than there are', async () => {
    const { env } = await discordOf(3);
    expect((await examine({ ...env, DISCORD_SHARDS: '2' })).get('discord-gateway')).toEqual({
      status: 'warn',
      found: 'Discord recommends 3 shards; DISCORD_SHARDS is 2.',
      fix: 'Set DISCORD_SHARDS to 3, or to auto.',
    });
    expect((await examine(env)).get('discord-gateway')?.status).toBe('ok');
  });

  it.each([
    [50, 'warn'],
    [0, 'fail'],
  ])('lets the bot connect %i more times', async (remaining, status) => {
    const { discord, env } = await discordOf();
    discord.rest.fail({
      path: /^\/gateway\/bot$/,
      times: 1,
      status: 200,
      body: {
        url: 'ws://127.0.0.1',
        shards: 1,
        session_start_limit: { total: 1000, remaining, reset_after: 3_700_000, max_concurrency: 1 },
      },
    });
    expect((await examine(env)).get('discord-gateway')).toMatchObject({
      status,
      found: `Of the 1000 connections a day that Discord allows, ${remaining} are left for the next 2 hours.`,
    });
  });
});
