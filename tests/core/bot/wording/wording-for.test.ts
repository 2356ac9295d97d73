import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { WORDINGS, wordingFor } from '../../../../src/core/bot/wording/wording-for.ts';
import { CONTROL_KINDS } from '../../../../src/core/ports/control-kinds.ts';

/** Discord's limits, the tightest of all platforms. */
const LABEL = 80;
const FORM = 45;
const MESSAGE = 2_000;
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 22, 25, 90];

const translations = [...WORDINGS].filter(([language]) => language !== 'en');

describe.each(translations)('the wording in “%s”', (language, words) => {
  it('is that of a locale of the language', () => {
    expect(wordingFor(language)).toBe(words);
    expect(wordingFor(`${language}-XX`)).toBe(words);
  });

  it('leaves nothing empty, nor as it is in English but what is the same in both', () => {
    const [told, inEnglish] = [textsIn(words), textsIn(english)];
    expect(told.filter((text) => text.trim() === '')).toEqual([]);
    const same = told.filter((text) => text.length > 30 && inEnglish.includes(text));
    expect(same).toEqual([]);
  });

  it('fits everywhere', () => {
    for (const kind of CONTROL_KINDS)
      for (const number of [null, 3]) expect(words.controls[kind](number).length).toBeLessThanOrEqual(LABEL);
    expect(words.reasonForm.title.length).toBeLessThanOrEqual(FORM);
    expect(words.reasonForm.label.length).toBeLessThanOrEqual(FORM);
    const help = [words.help.intro, words.help.ask, ...Object.values(words.help.commands)].join('\n');
    const privacy = [...words.privacy.kept(90), words.privacy.forgetHint].join('\n');
    const settings = [
      words.settings.intro,
      ...Object.values(words.settings.values),
      words.settings.usage,
    ].join('\n');
    for (const text of [help, privacy, settings]) expect(text.length).toBeLessThan(MESSAGE);
  });

  it('names the languages of articles', () => {
    expect(words.otherLanguage(['en'])).not.toContain('English');
    expect(words.otherLanguage(['en', 'qaa'])).toContain('qaa');
  });

  it.each(COUNTS)('says %i in whole sentences', (count) => {
    const told = [
      words.leftOut(count),
      words.limited(count),
      words.sources.passages(count),
      words.privacy.forgotten(count),
      words.gaps.asked(count, '2026-11-24'),
      words.gaps.down(count),
      words.gaps.missing(count),
    ];
    for (const text of told) expect(text).toContain(String(count));
    for (const text of [words.gaps.none(count), words.gaps.intro(count), ...words.privacy.kept(count)])
      expect(text).not.toMatch(/undefined|NaN/);
  });
});

it.each([
  ['pl', ['1 fragment', '2 fragmenty', '5 fragmentów', '22 fragmenty']],
  ['uk', ['1 уривок', '2 уривки', '5 уривків', '22 уривки']],
  ['de', ['1 Absatz', '2 Absätze', '5 Absätze', '22 Absätze']],
])('counts as one does in “%s”', (language, told) => {
  expect([1, 2, 5, 22].map(wordingFor(language).sources.passages)).toEqual(told);
});

/** Every text of a wording that needs nothing to be told. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it.each([null, '', 'en', 'en-GB', 'EN_us', 'tlh'])(
  'somebody with the locale %j is spoken to in English',
  (locale) => {
    expect(wordingFor(locale)).toBe(english);
  },
);
