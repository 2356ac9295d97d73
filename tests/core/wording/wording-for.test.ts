import { expect, it } from 'vitest';
import { english } from '../../../src/core/bot/wording/english.ts';
import { wordingFor } from '../../../src/core/bot/wording/wording-for.ts';

it.each([null, '', 'en', 'en-GB', 'EN_us', 'tlh'])(
  'somebody with the locale %j is spoken to in English',
  (locale) => {
    expect(wordingFor(locale)).toBe(english);
  },
);
