import { describe, expect, it } from 'vitest';
import { termOfWord } from '../../../src/core/language/term-of-word.ts';
import { wordsOf } from '../../../src/core/language/words.ts';

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
});
