import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapseSpaces, foldWord, isStopWord, termOfWord, wordsOf } from '../../../src/core/index/words.ts';

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
  ])('is the same for %s and %s', (a, b) => {
    expect(termOfWord(a)).not.toBeNull();
    expect(termOfWord(a)).toBe(termOfWord(b));
  });

  it.each(['the', 'a', 'us', 'Who', "don't", 'don’t', '\u00AD'])('is none for %j', (word) => {
    expect(termOfWord(word)).toBeNull();
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
