import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('is what the environment says; an empty variable is an absent one', () => {
    expect(readConfig({})).toEqual({ corpusDir: null, publicUrl: null, color: null });
    expect(readConfig({ CORPUS_DIR: '', PUBLIC_URL: ' ' })).toEqual({
      corpusDir: null,
      publicUrl: null,
      color: null,
    });
    expect(readConfig({ CORPUS_DIR: 'articles', PUBLIC_URL: 'https://bot.example/kursk//' })).toEqual({
      corpusDir: 'articles',
      publicUrl: 'https://bot.example/kursk',
      color: null,
    });
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
});
