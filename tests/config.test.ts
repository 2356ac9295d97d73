import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { WINDOWS_READ } from '../src/core/reading/window-reader.ts';

describe('the configuration', () => {
  const unset = {
    corpusDir: null,
    publicUrl: null,
    leastConfidence: null,
    reader: { threads: Math.max(1, availableParallelism() - 1), windows: WINDOWS_READ, patience: 1500 },
    snapshotDir: expect.stringContaining('kursk'),
    bot: {
      commandName: 'kursk',
      answers: 'private',
      listens: 'mentions',
      retentionDays: 90,
      personLimit: { tokens: 20, per: 60_000 },
      channelLimit: { tokens: 60, per: 60_000 },
      atOnce: 8,
      waiting: 200,
      timeLimit: 15_000,
    },
    signingSecret: null,
    logLevel: 'info',
    color: null,
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
    ['0', 0],
    ['0.5', 0.5],
    ['1', 1],
  ])('has a least confidence from 0 to 1: %s', (text, leastConfidence) => {
    expect(readConfig({ LEAST_CONFIDENCE: text })).toEqual({ ...unset, leastConfidence });
  });

  it.each(['-0.1', '1.01', '30%', 'high', 'NaN', 'Infinity'])(
    'with a bad least confidence is refused by name: %s',
    (text) => {
      expect(() => readConfig({ LEAST_CONFIDENCE: text })).toThrow(
        new ConfigError('LEAST_CONFIDENCE must be a number from 0 to 1.'),
      );
    },
  );

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
    ['LISTENS', 'never', 'must be one of all, mentions, off.'],
    ['RETENTION_DAYS', '1.5', 'must be a whole number from 0 to 3650.'],
    ['QUESTIONS_PER_PERSON', '0', 'must be a whole number from 1 to 10000.'],
    ['TIME_LIMIT', 'long', 'must be a whole number from 1 to 600.'],
    ['SIGNING_SECRET', 'short-secret', 'must have at least 32 characters.'],
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

  it.each([
    [{ READER: 'on' }, 'READER must be one of auto, off.'],
    [{ READER_THREADS: '0' }, 'READER_THREADS must be a whole number from 1 to 64.'],
    [{ READER_WINDOWS: '1.5' }, 'READER_WINDOWS must be a whole number from 1 to 200.'],
    [{ READER_PATIENCE: 'long' }, 'READER_PATIENCE must be a whole number from 1 to 60000.'],
  ])('with a bad value for the reader is refused by name: %o', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(new ConfigError(sentence));
  });
});
