import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/variable.ts';
import { DEFAULT_WINDOW_LIMIT } from '../../src/core/answering/reading/windows.ts';

describe('the configuration', () => {
  const unset = {
    corpusDir: null,
    publicUrl: null,
    leastConfidence: null,
    reader: {
      threads: Math.min(2, Math.max(1, availableParallelism() - 1)),
      windows: DEFAULT_WINDOW_LIMIT,
      patience: 1500,
    },
    embedder: { threads: Math.min(2, Math.max(1, availableParallelism() - 1)) },
    parseLimits: {},
    snapshotDir: expect.stringContaining('kursk'),
    bot: {
      commandName: 'kursk',
      answers: 'private',
      listens: 'mentions',
      helpChannels: false,
      keepers: [],
      retentionDays: 90,
      personLimit: { tokens: 20, per: 60_000 },
      channelLimit: { tokens: 60, per: 60_000 },
      atOnce: 64,
      waiting: 200,
      timeLimit: 15_000,
    },
    signingSecret: null,
    logLevel: 'info',
    color: null,
    database: { kind: 'sqlite', file: './data/kursk.db' },
    retriever: null,
    replica: null,
    mcp: null,
    server: {
      host: '127.0.0.1',
      port: 3000,
      proxies: 0,
      allowedHosts: [],
      metricsToken: null,
      adminToken: null,
    },
    encryptionKeys: [],
    slack: null,
    discord: null,
  };

  it('is what the environment says; an empty variable is an absent one', () => {
    expect(readConfig({})).toEqual(unset);
    expect(readConfig({ CORPUS_DIR: '', PUBLIC_URL: ' ', LEAST_CONFIDENCE: '', SNAPSHOT_DIR: ' ' })).toEqual(
      unset,
    );
    expect(readConfig({ CORPUS_DIR: 'articles', PUBLIC_URL: 'https://bot.example/kursk//' })).toEqual({
      ...unset,
      corpusDir: 'articles',
      publicUrl: 'https://bot.example/kursk',
    });
  });

  it.each([
    ['0', { unsure: 0, answered: null }],
    ['0.5', { unsure: 0.5, answered: null }],
    ['1', { unsure: 1, answered: null }],
    ['0.15,0.6', { unsure: 0.15, answered: 0.6 }],
    [' 0 , 1 ', { unsure: 0, answered: 1 }],
    ['0.3,0.3', { unsure: 0.3, answered: 0.3 }],
  ])('has a least confidence, or two of them, from 0 to 1: %s', (text, leastConfidence) => {
    expect(readConfig({ LEAST_CONFIDENCE: text })).toEqual({ ...unset, leastConfidence });
  });

  it.each([
    [{ MCP: 'on' }, { token: null, slackSigningSecret: null }],
    [
      { MCP: 'on', MCP_TOKEN: 'a-token-of-assistants' },
      { token: 'a-token-of-assistants', slackSigningSecret: null },
    ],
    [
      { MCP: 'on', MCP_SLACK_SIGNING_SECRET: 'a-secret' },
      { token: null, slackSigningSecret: 'a-secret' },
    ],
    [{ MCP_TOKEN: 'a-token-of-assistants' }, null],
    [{ MCP: 'off' }, null],
  ])('serves assistants over HTTP only where it is told to: %j', (set, mcp) => {
    expect(readConfig(set).mcp).toEqual(mcp);
  });

  it.each([
    '-0.1',
    '1.01',
    '30%',
    'high',
    'NaN',
    'Infinity',
    '0.1,',
    ',0.5',
    '0.1,2',
    '0.6,0.15',
    '0.1,0.2,0.3',
  ])('with a bad least confidence is refused by name: %s', (text) => {
    expect(() => readConfig({ LEAST_CONFIDENCE: text })).toThrow(
      new ConfigError(
        'LEAST_CONFIDENCE must be one or two numbers from 0 to 1, the lower first: 0.15,0.6 shows quotes from the first on, and is sure of them from the second on.',
      ),
    );
  });

  it('says what the bot goes by', () => {
    const { bot, signingSecret, logLevel } = readConfig({
      COMMAND_NAME: 'ask-us',
      ANSWERS: 'public',
      LISTENS: 'all',
      RETENTION_DAYS: '0',
      QUESTIONS_PER_PERSON: '5',
      QUESTIONS_PER_CHANNEL: '50',
      QUESTIONS_AT_ONCE: '2',
      QUESTIONS_WAITING: '0',
      TIME_LIMIT: '30',
      SIGNING_SECRET: 's'.repeat(32),
      LOG_LEVEL: 'debug',
    });
    expect(bot).toEqual({
      commandName: 'ask-us',
      answers: 'public',
      listens: 'all',
      helpChannels: false,
      keepers: [],
      retentionDays: 0,
      personLimit: { tokens: 5, per: 60_000 },
      channelLimit: { tokens: 50, per: 60_000 },
      atOnce: 2,
      waiting: 0,
      timeLimit: 30_000,
    });
    expect([signingSecret, logLevel]).toEqual(['s'.repeat(32), 'debug']);
  });

  it.each([
    ['COMMAND_NAME', 'Ask us', 'must be 1 to 32 small letters, digits, "-" or "_".'],
    ['ANSWERS', 'secret', 'must be one of private, public.'],
    ['LISTENS', 'never', 'must be one of all, questions, mentions, off.'],
    ['HELP_CHANNELS', 'yes', 'must be one of on, off.'],
    ['RETENTION_DAYS', '1.5', 'must be a whole number from 0 to 3650.'],
    ['QUESTIONS_PER_PERSON', '0', 'must be a whole number from 1 to 10000.'],
    ['TIME_LIMIT', 'long', 'must be a whole number from 1 to 600.'],
    ['SIGNING_SECRET', 'short-secret', 'must have at least 32 characters.'],
    ['ADMIN_TOKEN', 'with some spaces in it', 'must have at least 16 characters, and no spaces.'],
    ['METRICS_TOKEN', 'short', 'must have at least 16 characters, and no spaces.'],
    ['MCP', 'yes', 'must be one of off, on.'],
    ['MCP_TOKEN', 'short', 'must have at least 16 characters, and no spaces.'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal, silent.'],
  ])('with a bad %s is refused by name, and the value isn’t repeated', (name, value, problem) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(`${name} ${problem}`));
  });

  it('keeps snapshots in the folder named, else where this user’s caches are, or nowhere when they are off', () => {
    expect(readConfig({ SNAPSHOT_DIR: '/var/cache/bot' }).snapshotDir).toBe('/var/cache/bot');
    expect(isAbsolute(readConfig({}).snapshotDir ?? '')).toBe(true);
    expect(readConfig({ SNAPSHOT_DIR: 'off' }).snapshotDir).toBeNull();
  });

  it('has colours as the environment wants them', () => {
    expect(readConfig({ FORCE_COLOR: '1' }).color).toBe(true);
    expect(readConfig({ FORCE_COLOR: '0' }).color).toBe(false);
    expect(readConfig({ FORCE_COLOR: '1', NO_COLOR: '1' }).color).toBe(false);
  });

  it('has a public address that paths can follow', () => {
    expect(() => readConfig({ PUBLIC_URL: 'https://x.org/?a' })).toThrow(
      'PUBLIC_URL must be an address without "?" and "#".',
    );
  });

  it.each(['https://bot:hunter2@x.org', 'https://bot@x.org', 'http://:hunter2@x.org/kursk'])(
    'has a public address without credentials, which would be in every link: %s',
    (address) => {
      const problem =
        'PUBLIC_URL must be an address without a user name and password: everybody who gets a link would see them.';
      expect(() => readConfig({ PUBLIC_URL: address })).toThrow(new ConfigError(problem));
    },
  );

  it('knows the hosts that it is told of', () => {
    const { server } = readConfig({ ALLOWED_HOSTS: 'bot.example.org, 10.0.0.5 ,fd00::5,Bot' });
    expect(server.allowedHosts).toEqual(['bot.example.org', '10.0.0.5', 'fd00::5', 'Bot']);
  });

  it.each(['http://bot.example', 'bot:3000', '*', 'bot..example', '[fd00::5]', 'bot,', 'a b'])(
    'with hosts that are none is refused by name: %s',
    (hosts) => {
      expect(() => readConfig({ ALLOWED_HOSTS: hosts })).toThrow(
        /^ALLOWED_HOSTS must be names or addresses of hosts, /,
      );
    },
  );

  it.each(['nope', 'ftp://x.org', 'javascript:alert(1)'])(
    'with a bad value is refused by name: %s',
    (address) => {
      expect(() => readConfig({ PUBLIC_URL: address })).toThrow(
        'PUBLIC_URL must be an address that starts with http:// or https://.',
      );
    },
  );

  it('has a reader, which may be told how to read, or be off', () => {
    expect(
      readConfig({ READER: 'auto', READER_THREADS: '3', READER_WINDOWS: '20', READER_PATIENCE: '800' })
        .reader,
    ).toEqual({ threads: 3, windows: 20, patience: 800 });
    expect(readConfig({ READER: 'off', READER_THREADS: '3' }).reader).toBeNull();
  });

  it('has an embedder, which may be told how many threads it has, or be off', () => {
    expect(readConfig({ EMBEDDER_THREADS: '3' }).embedder).toEqual({ threads: 3 });
    expect(readConfig({ EMBEDDER: 'off' }).embedder).toBeNull();
  });

  it('finds passages in memory, or in the PostgreSQL server that it names', () => {
    const DATABASE_URL = 'postgres://kursk@db/kursk';
    expect(readConfig({ RETRIEVER: 'postgres', DATABASE_URL }).retriever).toBe(DATABASE_URL);
    expect(readConfig({ RETRIEVER: 'embedded', DATABASE_URL }).retriever).toBeNull();
    expect(() => readConfig({ RETRIEVER: 'postgres' })).toThrow(
      new ConfigError(
        'RETRIEVER=postgres needs DATABASE_URL to name the server: postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
      ),
    );
  });

  it('takes keepers with their workspace, and no others of Slack where many install the app', () => {
    const KEEPERS = 'T1AB:U1AB, 123, admins';
    expect(readConfig({ KEEPERS }).bot.keepers).toEqual(['T1AB:U1AB', '123']);
    expect(() => readConfig({ KEEPERS: 'U1AB', SLACK_CLIENT_ID: '1' })).toThrow(
      'KEEPERS needs the workspace of each id of Slack where many workspaces install the app',
    );
  });

  it('reads passages from a replica of that server, if it names one', () => {
    const set = { RETRIEVER: 'postgres', DATABASE_URL: 'postgres://kursk@db/kursk' };
    const RETRIEVER_URL = 'postgres://kursk@standby/kursk';
    expect(readConfig({ ...set, RETRIEVER_URL }).replica).toBe(RETRIEVER_URL);
    expect(readConfig(set).replica).toBeNull();
    expect(() => readConfig({ RETRIEVER_URL })).toThrow(
      'RETRIEVER_URL is read from with RETRIEVER=postgres only.',
    );
    expect(() => readConfig({ ...set, RETRIEVER_URL: 'sqlite:./a.db' })).toThrow(
      'RETRIEVER_URL must be postgres://',
    );
  });

  it.each([
    [{ RETRIEVER: 'elastic' }, 'RETRIEVER must be one of embedded, postgres.'],
    [{ READER: 'on' }, 'READER must be one of auto, off.'],
    [{ READER_THREADS: '0' }, 'READER_THREADS must be a whole number from 1 to 64.'],
    [{ EMBEDDER: 'on' }, 'EMBEDDER must be one of auto, off.'],
    [{ READER_WINDOWS: '1.5' }, 'READER_WINDOWS must be a whole number from 1 to 200.'],
    [{ READER_PATIENCE: 'long' }, 'READER_PATIENCE must be a whole number from 1 to 60000.'],
  ])('with a bad value for how answers are found is refused by name: %o', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(new ConfigError(sentence));
  });

  it.each([
    ['sqlite:./kursk.db', { kind: 'sqlite', file: './kursk.db' }],
    ['sqlite:/var/lib/kursk.db', { kind: 'sqlite', file: '/var/lib/kursk.db' }],
    ['postgres://bot:s%40me@db:5432/kursk?sslmode=require', { kind: 'postgres' }],
    ['postgresql://db/kursk', { kind: 'postgres' }],
    ['postgres:///kursk?host=/run/postgresql', { kind: 'postgres' }],
  ])('remembers where DATABASE_URL says: %s', (url, database) => {
    const expected = database.kind === 'postgres' ? { ...database, url } : database;
    expect(readConfig({ DATABASE_URL: url }).database).toEqual(expected);
  });

  it.each([
    'kursk.db',
    'sqlite:',
    'mysql://bot:hunter2@db/kursk',
    'postgres://',
    'postgres://bot:hunter2@:0x/',
  ])('with a bad DATABASE_URL is refused by name, without its password: %s', (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(
      new ConfigError('DATABASE_URL must be sqlite:PATH, or postgres://USER:PASSWORD@HOST:PORT/DATABASE.'),
    );
  });

  it('has encryption keys, the newest first, that print nothing of themselves', () => {
    const [newer, older] = [randomBytes(32), randomBytes(32)];
    const text = `${newer.toString('base64')}, ${older.toString('base64url')}`;
    const { encryptionKeys } = readConfig({ ENCRYPTION_KEY: text });
    expect(encryptionKeys.map((key) => key.export())).toEqual([newer, older]);
    expect(
      inspect(encryptionKeys, { showHidden: true, depth: null }) + JSON.stringify(encryptionKeys),
    ).not.toMatch(/[0-9a-f]{16}|[A-Za-z0-9+/]{30}/);
  });

  it.each(['hunter2', 'A'.repeat(44), `${'A'.repeat(43)},`, 'ä'.repeat(43)])(
    'with a bad encryption key is refused by name, without the key: %s',
    (key) => {
      expect(() => readConfig({ ENCRYPTION_KEY: key })).toThrow(
        new ConfigError(
          'ENCRYPTION_KEY must be 32 random bytes in base64, as "openssl rand -base64 32" prints; ' +
            'or several such keys, the newest first, with commas between.',
        ),
      );
    },
  );
});
