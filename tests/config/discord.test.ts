import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/variable.ts';

const ID = { DISCORD_APPLICATION_ID: '1000000000000000001' };
const TOKEN = { DISCORD_TOKEN: 'MTAw.fake.token' };
const KEY = { DISCORD_PUBLIC_KEY: 'a'.repeat(64) };

describe('Discord is configured', () => {
  it('not at all, without credentials', () => {
    expect(readConfig({ DISCORD_API_URL: 'http://127.0.0.1:1', DISCORD_SHARDS: '2' }).discord).toBeNull();
  });

  it('for the gateway, for HTTP, and for both', () => {
    const common = {
      applicationId: ID.DISCORD_APPLICATION_ID,
      apiUrl: 'https://discord.com/api',
      sharding: { shards: 'auto', processes: 'one' },
    };
    const [token, publicKey] = [TOKEN.DISCORD_TOKEN, KEY.DISCORD_PUBLIC_KEY];
    expect(readConfig({ ...ID, ...TOKEN }).discord).toEqual({ ...common, token, publicKey: null });
    expect(readConfig({ ...ID, ...KEY }).discord).toEqual({ ...common, token: null, publicKey });
    expect(readConfig({ ...ID, ...TOKEN, ...KEY }).discord).toEqual({ ...common, token, publicKey });
  });

  it('with shards, processes and another address', () => {
    const set = {
      ...ID,
      ...TOKEN,
      DISCORD_SHARDS: '3',
      DISCORD_PROCESSES: 'each',
      DISCORD_API_URL: 'http://127.0.0.1:1/api/',
    };
    expect(readConfig(set).discord).toMatchObject({
      sharding: { shards: 3, processes: 'each' },
      apiUrl: 'http://127.0.0.1:1/api',
    });
  });

  it.each([
    [TOKEN, 'Discord needs DISCORD_APPLICATION_ID'],
    [KEY, 'Discord needs DISCORD_APPLICATION_ID'],
    [ID, 'Discord needs DISCORD_TOKEN'],
    [{ ...ID, DISCORD_TOKEN: 'nope' }, 'DISCORD_TOKEN must be a bot token'],
    [{ ...ID, DISCORD_PUBLIC_KEY: 'nope' }, 'DISCORD_PUBLIC_KEY must be'],
    [{ DISCORD_APPLICATION_ID: 'kursk' }, 'DISCORD_APPLICATION_ID must be'],
    [
      { ...ID, ...TOKEN, DISCORD_SHARDS: '0' },
      'DISCORD_SHARDS must be auto, or a whole number from 1 to 64.',
    ],
    [{ ...ID, ...TOKEN, DISCORD_PROCESSES: '2' }, 'DISCORD_PROCESSES must be one of one, each.'],
    [{ ...ID, ...TOKEN, DISCORD_API_URL: 'discord.com' }, 'DISCORD_API_URL must be an address'],
  ])('in halves or badly is refused in a sentence: %j', (set, words) => {
    expect(() => readConfig(set)).toThrow(ConfigError);
    expect(() => readConfig(set)).toThrow(words);
  });
});
