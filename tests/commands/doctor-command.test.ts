import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createRest } from '../../src/adapters/discord/discord-rest.ts';
import { registerCommands } from '../../src/adapters/discord/registration/register-commands.ts';
import { botScopes } from '../../src/adapters/slack/manifest.ts';
import { VERSION } from '../../src/config/version.ts';
import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { postgres, withPgvector } from '../support/databases.ts';
import { APPLICATION, TOKEN } from '../support/discord/ids.ts';
import { openLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';
import { type Run, runKursk } from '../support/run-kursk.ts';
import { testSlack } from '../support/slack/slack-trial.ts';
import { APP_TOKEN, TEAM } from '../support/slack/teams.ts';
import { startService } from '../support/start-service.ts';

const SECRETS = {
  SLACK_BOT_TOKEN: TEAM.token,
  SLACK_APP_TOKEN: APP_TOKEN,
  DISCORD_TOKEN: TOKEN,
  SIGNING_SECRET: 'a secret that nobody else may know',
};

/** A bot on both platforms, in a folder of its own. */
async function installed() {
  const [slack, discord] = [await testSlack(), await openLoopbackDiscord()];
  onTestFinished(discord.close);
  slack.grant(botScopes({ listens: 'mentions', helpChannels: false }));
  const rest = createRest({ apiUrl: discord.apiUrl, token: TOKEN });
  await registerCommands(rest, { applicationId: APPLICATION, commandName: 'kursk', guild: null });
  const cwd = await inFolder({});
  const env = {
    ...SECRETS,
    PORT: '0',
    DISCORD_APPLICATION_ID: APPLICATION,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_API_URL: discord.apiUrl,
  };
  return {
    slack,
    cwd,
    doctor: (args: readonly string[] = [], others: Readonly<Record<string, string>> = {}): Promise<Run> =>
      runInProcess(['doctor', ...args], { cwd, env: { ...env, ...others } }),
  };
}

it('says of a bot that is well that it is, and changes nothing', async () => {
  const { cwd, doctor } = await installed();
  const { code, stdout, stderr } = await doctor();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^ok {4}configuration {5}All variables that are set are valid\.$/m);
  expect(stdout).toMatch(/^ok {4}reader {12}Answers are found by reading\.$/m);
  expect(stdout).toMatch(/\n\n19 ok, 3 skipped\.\n$/);
  await expect(access(join(cwd, 'data'))).rejects.toThrow('ENOENT');
});

it('says of a bot with troubles what to do, and exits with 1', async () => {
  const { slack, doctor } = await installed();
  slack.grant(['commands']);
  const { code, stdout, stderr } = await doctor([], { READER_THREADS: 'many', DISCORD_SHARDS: '0' });
  expect(code).toBe(1);
  expect(stderr).toBe('kursk: 3 of 23 checks failed.\n');
  expect(stdout).toContain('Fix: Put the output of `kursk slack manifest`');
  expect(stdout).toMatch(
    /^fail {2}configuration\.READER_THREADS\n {28}READER_THREADS must be a whole number/m,
  );
  expect(stdout).toMatch(/\n\n3 failed, .*\.\n$/);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('prints JSON for scripts', async () => {
  const { doctor } = await installed();
  const { code, stdout } = await doctor(['--json'], { PORT: 'x' });
  const { status, checks } = JSON.parse(stdout);
  expect([code, status]).toEqual([1, 'fail']);
  expect(checks[0]).toEqual({
    id: 'configuration.PORT',
    status: 'fail',
    found: 'PORT must be a whole number from 0 to 65535.',
    fix: 'Change it in the environment or in .env; .env.example explains each variable.',
  });
  for (const check of checks) expect(Object.keys(check)).toEqual(['id', 'status', 'found', 'fix']);
  expect(checks.find(({ id }: { id: string }) => id === 'store').fix).toBeNull();
});

it('never prints a secret, whatever is wrong', async () => {
  const { doctor } = await installed();
  const swapped = {
    SLACK_BOT_TOKEN: APP_TOKEN,
    DISCORD_PUBLIC_KEY: TOKEN,
    DATABASE_URL: `postgres://kursk:${SECRETS.SIGNING_SECRET.replaceAll(' ', '-')}@127.0.0.1:1/kursk`,
  };
  for (const others of [{}, swapped]) {
    const { stdout, stderr } = await doctor([], others);
    for (const secret of [...Object.values(SECRETS), 'nobody-else-may-know'])
      expect(stdout + stderr).not.toContain(secret);
  }
});

it('warns and exits with 0 of what only may be better', async () => {
  const { slack, doctor } = await installed();
  slack.grant([...botScopes({ listens: 'mentions', helpChannels: false }), 'files:read']);
  const { code, stdout, stderr } = await doctor();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^warn {2}slack-scopes {6}The bot has scopes that it doesn’t need: files:read\.$/m);
});

it('obeys nothing that others are called, and has colours only where they are wanted', async () => {
  const { slack, doctor } = await installed();
  slack.fail({
    method: 'auth.test',
    times: 2,
    answer: { status: 200, body: { ok: true, user: 'kursk', team: '\u001B[31mRed\u202E' } },
  });
  const plain = (await doctor()).stdout;
  for (const obeyed of ['\u001B', '\u202E']) expect(plain).not.toContain(obeyed);
  const { stdout } = await doctor([], { FORCE_COLOR: '1' });
  expect(stdout).toContain('\u001B[32mok');
  expect(stdout).not.toContain('\u001B[31mRed');
});

it('says so where the file .env can’t be read', async () => {
  const cwd = await inFolder({ '.env/file': '' });
  const { code, stdout } = await runInProcess(['doctor'], { cwd, env: { PORT: '0', READER: 'off' } });
  expect(code).toBe(1);
  expect(stdout).toContain('configuration.env-file');
});

it('looks at a bot beside the service that runs it', async () => {
  const DATABASE_URL = `sqlite:${join(await inFolder({}), 'kursk.db')}`;
  const { address } = await startService({ DATABASE_URL });
  const { port } = new URL(address);
  const { code, stdout } = await runKursk(['doctor', '--json'], {
    cwd: await inFolder({}),
    env: { DATABASE_URL, PORT: port, PUBLIC_URL: address, READER: 'off' },
  });
  const found = new Map(JSON.parse(stdout).checks.map((check: { id: string }) => [check.id, check]));
  expect(code).toBe(0);
  expect(found.get('port')).toMatchObject({
    found: `Kursk ${VERSION} listens on port ${port} of 127.0.0.1.`,
  });
  expect(found.get('public-url')).toMatchObject({ status: 'ok' });
  expect(found.get('store')).toMatchObject({
    status: 'ok',
    found: expect.stringContaining('has the tables of this version'),
  });
});

it.skipIf(postgres === null)('looks at articles that are in the database', async () => {
  const address = await postgres?.create();
  const DATABASE_URL = address?.kind === 'postgres' ? address.url : '';
  const env = { DATABASE_URL, RETRIEVER: 'postgres', PORT: '0' };
  const cwd = await inFolder({});
  const found = async (others: Readonly<Record<string, string>> = {}) => {
    const { stdout } = await runInProcess(['doctor', '--json'], { cwd, env: { ...env, ...others } });
    const checks: { id: string }[] = JSON.parse(stdout).checks;
    return new Map(checks.map((check) => [check.id, check]));
  };
  const before = await found();
  expect(before.get('articles')).toMatchObject({
    status: 'fail',
    found: 'The database has no articles for this version.',
    fix: expect.stringContaining('kursk index'),
  });
  expect(before.get('index')).toMatchObject({ status: 'skip' });
  const indexing = await runInProcess(['index', '--corpus', BUNDLED_ARTICLES], {
    cwd,
    env: { ...env, READER: 'off' },
  });
  expect(indexing).toMatchObject({ code: 0 });
  const unread = await found();
  expect(unread.get('articles')).toMatchObject({
    status: 'warn',
    found:
      'There is 1 article with 54 passages. Some have problems: 1 can’t be read, because they were indexed without the reader.',
  });
  const after = await found({ READER: 'off' });
  expect(after.get('articles')).toMatchObject({ status: 'ok' });
  expect(after.get('index')).toMatchObject({ status: 'ok' });
  const down = await found({ DATABASE_URL: 'postgres://kursk@127.0.0.1:1/kursk' });
  expect(down.get('articles')).toMatchObject({ status: 'fail', fix: expect.stringContaining('see store') });
});

it('says once that nothing is read', async () => {
  const { stdout, stderr } = await runInProcess(['doctor'], {
    cwd: await inFolder({}),
    env: { PORT: '0', READER: 'off' },
  });
  expect(stdout.match(/READER is off/g)).toHaveLength(1);
  expect(stderr).toBe('');
});

it.each([['--nope'], ['--guild'], ['--guild', 'Acme'], ['extra']])(
  'used wrongly exits with 2: %s',
  async (...args) => {
    expect(await runInProcess(['doctor', ...args])).toMatchObject({ code: 2, stdout: '' });
  },
);

it.skipIf(withPgvector === null)(
  'says whether articles in the database can be found by meaning',
  async () => {
    const address = await withPgvector?.create();
    const DATABASE_URL = address?.kind === 'postgres' ? address.url : '';
    const cwd = await inFolder({ 'articles/mill.md': 'The mill stands.' });
    const env = { DATABASE_URL, RETRIEVER: 'postgres', PORT: '0', READER: 'off' };
    const embedder = async () => {
      const { stdout } = await runInProcess(['doctor', '--json'], { cwd, env });
      return JSON.parse(stdout).checks.find(({ id }: { id: string }) => id === 'embedder');
    };
    const index = (EMBEDDER: string) =>
      runInProcess(['index', '--corpus', 'articles'], { cwd, env: { ...env, EMBEDDER } });
    await index('off');
    expect(await embedder()).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('found by their words alone'),
      fix: expect.stringContaining('kursk index'),
    });
    await index('auto');
    expect(await embedder()).toMatchObject({ status: 'ok' });
  },
);
