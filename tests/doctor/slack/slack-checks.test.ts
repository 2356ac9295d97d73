import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { botScopes, slackManifest } from '../../../src/adapters/slack/manifest.ts';
import { inFolder } from '../../support/in-folder.ts';
import { freePort, listenOn } from '../../support/loopback.ts';
import type { LoopbackSlack } from '../../support/slack/loopback-slack.ts';
import { testSlack } from '../../support/slack/slack-trial.ts';
import { APP_TOKEN, CLIENT_ID, CLIENT_SECRET, TEAM } from '../../support/slack/teams.ts';
import { examine } from '../examine.ts';

const SCOPES = botScopes({ listens: 'mentions', helpChannels: false });
const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const PUBLIC_URL = 'https://kursk.invalid';

function bySocket({ apiUrl }: Pick<LoopbackSlack, 'apiUrl'>) {
  return { SLACK_BOT_TOKEN: TEAM.token, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: apiUrl };
}

function forMany({ apiUrl }: LoopbackSlack) {
  return {
    SLACK_CLIENT_ID: CLIENT_ID,
    SLACK_CLIENT_SECRET: CLIENT_SECRET,
    SLACK_STATE_SECRET: 's'.repeat(32),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    SLACK_API_URL: apiUrl,
  };
}

describe('of a Slack that is well', () => {
  it('token, scopes and app-level token are, and no socket is opened', async () => {
    const slack = await testSlack();
    slack.grant(SCOPES);
    const found = await examine(bySocket(slack));
    expect(found.get('slack-token')).toEqual({
      status: 'ok',
      found: 'Slack accepts the token: the bot is kursk in Workspace T0001.',
    });
    expect(found.get('slack-scopes')?.status).toBe('ok');
    expect(found.get('slack-app-token')?.status).toBe('ok');
    expect(found.get('slack-blocks')?.status).toBe('ok');
    expect(slack.record.callsOf('blocks.validate')).toHaveLength(3);
    expect(slack.record.messages).toEqual([]);
    expect(slack.sockets.connections()).toBe(0);
  });

  it('client id, secret and signing secret are, and nothing is installed', async () => {
    const slack = await testSlack();
    const found = await examine({ ...forMany(slack), PUBLIC_URL });
    expect(found.get('slack-installing')?.status).toBe('ok');
    expect(found.get('slack-signing-secret')?.status).toBe('ok');
    expect([...found.keys()]).not.toContain('slack-token');
  });
});

describe('it is told that Slack', () => {
  it('refuses the token; the scopes aren’t known then', async () => {
    const slack = await testSlack();
    const found = await examine({ ...bySocket(slack), SLACK_BOT_TOKEN: 'xoxb-revoked' });
    expect(found.get('slack-token')).toEqual({
      status: 'fail',
      found: 'Slack rejects the bot’s token (invalid_auth).',
      fix: 'Copy the token from the app’s settings again (SLACK_BOT_TOKEN), or install the app again.',
    });
    expect(found.get('slack-scopes')?.status).toBe('skip');
    expect(found.get('slack-app-token')?.status).toBe('ok');
  });

  it.each([
    ['invalid_blocks', 'fail'],
    ['unknown_method', 'skip'],
    ['invalid_auth', 'fail'],
  ])('answers %s when it validates what the bot draws', async (error, status) => {
    const slack = await testSlack();
    const body = { ok: false, error };
    slack.fail({ method: 'blocks.validate', times: 1, answer: { status: 200, body } });
    const found = (await examine(bySocket(slack))).get('slack-blocks');
    expect(found).toMatchObject({ status, found: expect.stringContaining(error) });
  });

  it('refuses the app-level token', async () => {
    const slack = await testSlack();
    const found = await examine({ ...bySocket(slack), SLACK_APP_TOKEN: 'xapp-revoked' });
    expect(found.get('slack-app-token')).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('(invalid_auth)'),
      fix: expect.stringContaining('connections:write'),
    });
  });

  it('refuses the client secret', async () => {
    const slack = await testSlack();
    const found = await examine({ ...forMany(slack), SLACK_CLIENT_SECRET: 'wrong' });
    expect(found.get('slack-installing')).toMatchObject({
      status: 'fail',
      found: 'Slack rejects the client id and secret (bad_client_secret).',
      fix: expect.stringContaining('SLACK_CLIENT_SECRET'),
    });
  });

  it('has given the bot too few scopes', async () => {
    const slack = await testSlack();
    slack.grant(SCOPES.filter((scope) => scope !== 'im:history'));
    expect((await examine(bySocket(slack))).get('slack-scopes')).toEqual({
      status: 'fail',
      found: 'The bot lacks scopes that it needs: im:history is missing.',
      fix: 'Put the output of `kursk slack manifest` into the app’s settings and install it again.',
    });
    const listening = await examine({ ...bySocket(slack), LISTENS: 'all' });
    expect(listening.get('slack-scopes')?.found).toContain('im:history, channels:history are missing');
  });

  it('has given the bot too many scopes', async () => {
    const slack = await testSlack();
    slack.grant([...SCOPES, 'files:read']);
    expect((await examine(bySocket(slack))).get('slack-scopes')).toMatchObject({
      status: 'warn',
      found: 'The bot has scopes that it doesn’t need: files:read.',
      fix: expect.stringContaining('OAuth & Permissions'),
    });
  });

  it('can’t be reached', async () => {
    const found = await examine(bySocket({ apiUrl: `http://127.0.0.1:${await freePort()}/api/` }));
    for (const id of ['slack-token', 'slack-app-token'])
      expect(found.get(id)).toMatchObject({
        status: 'fail',
        found: 'Slack can’t be reached (ECONNREFUSED).',
        fix: expect.stringContaining('network'),
      });
    expect(found.get('slack-scopes')?.status).toBe('skip');
  });

  it('is silent', async () => {
    const slack = await testSlack();
    slack.fail({ method: 'auth.test', times: 1, answer: 'silence' });
    const found = await examine(bySocket(slack), { requestTimeout: 1_000 });
    expect(found.get('slack-token')?.found).toBe('Slack can’t be reached (no reply in time).');
    expect(found.get('slack-app-token')?.status).toBe('ok');
  });

  it.each([
    [{ status: 500 }, 'Slack has trouble (status 500).'],
    [{ status: 429, retryAfter: 30 }, 'Slack has been asked too often.'],
  ])('is in trouble of its own: %j', async (answer, sentence) => {
    const slack = await testSlack();
    slack.fail({ method: 'auth.test', times: 1, answer });
    expect((await examine(bySocket(slack))).get('slack-token')).toMatchObject({
      status: 'warn',
      found: sentence,
    });
  });

  it.each([
    [200, '<html>Welcome to the hotel’s network</html>'],
    [404, ''],
  ])('is somebody else, who says %i', async (status, body) => {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    const apiUrl = `${await listenOn(server)}/`;
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    expect((await examine(bySocket({ apiUrl }))).get('slack-token')).toMatchObject({
      status: 'fail',
      found: 'The server at SLACK_API_URL isn’t Slack.',
      fix: expect.stringContaining('SLACK_API_URL'),
    });
  });
});

it('a signing secret that doesn’t look like one is told, and not repeated', async () => {
  const slack = await testSlack();
  const secret = 'the bot token by mistake';
  const found = await examine({ ...forMany(slack), SLACK_SIGNING_SECRET: secret });
  expect(found.get('slack-signing-secret')?.status).toBe('warn');
  expect(JSON.stringify([...found])).not.toContain(secret);
});

describe('the app’s manifest', () => {
  it('isn’t compared where nobody has saved it, and which it is is told', async () => {
    const slack = await testSlack();
    const found = await examine(bySocket(slack));
    expect(found.get('slack-manifest')).toMatchObject({
      status: 'skip',
      found: expect.stringMatching(/weren’t compared.* they are slack-manifest\.json\.$/),
      fix: expect.stringContaining('--slack-manifest'),
    });
    const inPublic = await examine({ ...bySocket(slack), PUBLIC_URL });
    expect(inPublic.get('slack-manifest')?.found).toContain('they are slack-manifest.json');
    const other = await examine({ ...bySocket(slack), COMMAND_NAME: 'ask' });
    expect(other.get('slack-manifest')?.found).toContain('what “kursk slack manifest” prints');
  });

  it.each(['JSON', 'YAML'])('as Slack shows it in %s, with all that it adds, is well', async (form) => {
    const slack = await testSlack();
    const { display_information, settings, ...manifest } = slackManifest({
      commandName: 'kursk',
      listens: 'mentions',
      helpChannels: false,
      transport: 'http',
      publicUrl: PUBLIC_URL,
    });
    const { token_rotation_enabled: _, ...others } = settings;
    const there = {
      ...manifest,
      _metadata: { major_version: 2 },
      display_information: { ...display_information, name: 'Our own name' },
      settings: {
        ...others,
        event_subscriptions: {
          ...settings.event_subscriptions,
          bot_events: [...settings.event_subscriptions.bot_events, 'file_shared'].reverse(),
        },
      },
    };
    const file = join(
      await inFolder({ manifest: form === 'JSON' ? JSON.stringify(there) : stringify(there) }),
      'manifest',
    );
    const found = await examine({ ...forMany(slack), PUBLIC_URL }, { slackManifest: file });
    expect(found.get('slack-manifest')).toEqual({
      status: 'ok',
      found: 'The app’s settings at Slack are what the bot needs.',
    });
  });

  it('that differs in what the bot needs is told piece by piece', async () => {
    const slack = await testSlack();
    const there = slackManifest({
      commandName: 'ask',
      listens: 'mentions',
      helpChannels: false,
      transport: 'http',
      publicUrl: 'https://old.example',
    });
    const file = join(await inFolder({ 'm.json': JSON.stringify(there) }), 'm.json');
    const found = await examine({ ...bySocket(slack), LISTENS: 'all' }, { slackManifest: file });
    expect(found.get('slack-manifest')).toEqual({
      status: 'fail',
      found:
        'The app’s settings at Slack aren’t as they should be: features.slash_commands lacks /kursk; ' +
        'oauth_config.scopes.bot lacks channels:history; settings.event_subscriptions.bot_events lacks message.channels; ' +
        'settings.socket_mode_enabled is false, not true.',
      fix: 'Put the output of “kursk slack manifest” into the app’s settings, under “App Manifest”.',
    });
  });

  it('isn’t compared where the bot itself doesn’t know its address', async () => {
    const slack = await testSlack();
    expect((await examine(forMany(slack))).get('slack-manifest')).toEqual({
      status: 'skip',
      found: 'Not compared, because PUBLIC_URL isn’t set: it says where Slack sends requests.',
    });
  });

  it.each([
    ['gone', {}, 'no such file or directory'],
    ['no manifest', { 'm.json': '{' }, 'it is neither JSON nor YAML'],
    ['a word', { 'm.json': 'word' }, 'it is neither JSON nor YAML'],
  ])('in a file that is %s is a failure', async (_, files, reason) => {
    const slack = await testSlack();
    const file = join(await inFolder(files), 'm.json');
    const found = await examine(bySocket(slack), { slackManifest: file });
    expect(found.get('slack-manifest')).toMatchObject({
      status: 'fail',
      found: expect.stringContaining(`can’t be read: ${reason}.`),
    });
  });
});
