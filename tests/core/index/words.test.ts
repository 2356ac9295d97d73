import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  collapseSpaces,
  foldWord,
  isStopWord,
  termOfWord,
  textWordsOf,
  wordsOf,
} from '../../../src/core/index/words.ts';

describe('the term of a word', () => {
  it.each([
    ['Launched', 'launching'],
    ['Élan', 'elan'],
    ['Galeotti’s', "GALEOTTI'S"],
    ['Ame\u0301lie', 'amelie'],
    ['ﬁre', 'fire'],
    ['co\u00ADoperate', 'cooperate'],
    ['U.S', 'US'],
    ['Ｋｕｒｓｋ', 'kursk'],
    ['2,000', '2000'],
    ['12 500', '12500'],
    ['12\u202F500', '12,500'],
    ['1,234,567.5', '1234567.5'],
    ['Wi-Fi', 'wifi'],
    ['re\u2011opening', 'reopening'],
    ['ESP32-S3', 'ESP32S3'],
    ['RP 2040', 'rp2040'],
  ])('is the same for %s and %s', (a, b) => {
    expect(termOfWord(a)).not.toBeNull();
    expect(termOfWord(a)).toBe(termOfWord(b));
  });

  it.each(['the', 'a', 'us', 'Who', "don't", 'don’t', '\u00AD'])('is none for %j', (word) => {
    expect(termOfWord(word)).toBeNull();
  });

  it.each([
    ['3.5', '35'],
    ['10.000', '10000'],
    ['2.10.1', '2101'],
    ['12,50', '1250'],
    ['1,2345', '12345'],
  ])('is not the same for %s and %s', (a, b) => {
    expect(termOfWord(a)).not.toBe(termOfWord(b));
  });

  it('tells a name in capitals from the word it reads like', () => {
    expect(['US', 'U.S', 'USA', 'U.S.A'].map(termOfWord)).toEqual(['usa', 'usa', 'usa', 'usa']);
    expect(termOfWord('us')).toBeNull();
  });
});

it('a stop word is one in whatever case', () => {
  expect(['The', 'OF', 'Who', 'don’t'].every(isStopWord)).toBe(true);
  expect(['mill', 'US', 'Kursk'].some(isStopWord)).toBe(false);
});

it.each([
  ['Kursk', 'kursk'],
  ['ÉLAN', 'elan'],
  ['Ｋｕｒｓｋ', 'kursk'],
  ['ﬁre', 'fire'],
  ['co\u00ADoperate', 'cooperate'],
  ['Galeotti’s', 'galeotti'],
  ['millersʼ', 'millers'],
  ['don’t', "don't"],
  ['Суджа', 'суджа'],
])('what must not matter is gone: %s, %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

it('small letters and digits stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]+$/), (word) => {
      expect(foldWord(word)).toBe(word);
      expect(foldWord(word.toUpperCase())).toBe(word);
    }),
  );
});

describe('words', () => {
  it('are numbers with separators, dotted letters, and letters with apostrophes; hyphens part them', () => {
    expect(
      wordsOf('The U.S. paid $2,000.50 for it’s long-range A4, 3.5.').map(({ surface }) => surface),
    ).toEqual(['The', 'U.S', 'paid', '2,000.50', 'for', 'it’s', 'long', 'range', 'A4', '3.5']);
  });

  it.each([
    ['12 500 people, 1\u00A0234 m, 1 000 000', ['12 500', 'people', '1\u00A0234', 'm', '1 000 000']],
    ['in 2023 350 boats', ['in', '2023', '350', 'boats']],
    ['call +49 30 1234567', ['call', '49', '30', '1234567']],
    ['0800 123 456', ['0800', '123', '456']],
    ['8am, 1.2bn, 5G, 3MB', ['8', 'am', '1.2', 'bn', '5G', '3', 'MB']],
    ['the ESP32-S3, the Su-34, 4711-AB', ['the', 'ESP32-S3', 'the', 'Su-34', '4711-AB']],
    ['COVID-19, 24-hour, 10-20, 2024-05-01', 'COVID 19 24 hour 10 20 2024 05 01'.split(' ')],
  ])('in “%s” are %j', (text, expected) => {
    expect(wordsOf(text).map(({ surface }) => surface)).toEqual(expected);
  });

  it.each([
    ['Wi-Fi and e-mail', ['Wi-Fi', 'e-mail']],
    ['the ESP32-S3', ['ESP32', 'S3']],
    ['an RP 2040 in 2024', ['RP 2040']],
    ['COVID-19', ['COVID-19']],
    ['24-hour shifts, 10-20, 2024-05-01', []],
    ['a state-of-the-art mill – here', []],
  ])('besides, “%s” is found by %j', (text, expected) => {
    expect(textWordsOf(text).besides.map(({ surface }) => surface)).toEqual(expected);
  });

  it('know where they stand in any text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .,\-\u00A0\u2011]*$/), (text) => {
        const { words, besides } = textWordsOf(text);
        for (const { surface, start, end } of [...words, ...besides])
          expect(text.slice(start, end)).toBe(surface);
        for (const [position, { start }] of words.entries())
          expect(start).toBeGreaterThanOrEqual(words[position - 1]?.end ?? 0);
      }),
    );
  });

  it('know where they stand', () => {
    const text = '«Über» 🎉 naïve';
    for (const { surface, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(surface);
    expect(wordsOf('… — !')).toEqual([]);
  });
});

it('white space of any kind and length becomes one space', () => {
  expect(collapseSpaces('how  many\n\n\ttanks\u00A0?')).toBe('how many tanks ?');
  expect(collapseSpaces('')).toBe('');
});
