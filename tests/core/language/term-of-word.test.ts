import { describe, expect, it } from 'vitest';
import { isStopWord, termOfWord } from '../../../src/core/index/words.ts';

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
