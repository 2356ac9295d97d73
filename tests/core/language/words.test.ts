import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/core/index/words.ts';

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
