import { describe, expect, it } from 'vitest';
import { scoreHighlights } from '../../bench/score-highlights.ts';
import { quoteOf } from '../support/answers.ts';

const TEXT = 'The mill stands by the old river, the mill.';

describe('the highlights of a quote', () => {
  it('are scored against the closest of the answers', () => {
    const quote = quoteOf(TEXT, {
      highlights: [
        [4, 8],
        [27, 32],
      ],
    });
    expect(scoreHighlights(quote, ['old river', 'stands'])).toEqual({ f1: 1 / 2, overlaps: true });
  });

  it('may be at any place where the answer stands', () => {
    const last = quoteOf(TEXT, { highlights: [[38, 42]] });
    expect(scoreHighlights(last, ['mill']).overlaps).toBe(true);
    expect(scoreHighlights(last, ['mill stands']).overlaps).toBe(false);
  });

  it('are part of an answer that is more than the quote', () => {
    const quote = quoteOf(TEXT, { highlights: [[4, 8]] });
    expect(scoreHighlights(quote, [`Look: ${TEXT}`]).overlaps).toBe(true);
  });

  it('mark nothing where there are none', () => {
    expect(scoreHighlights(quoteOf(TEXT), ['mill'])).toEqual({ f1: 0, overlaps: false });
  });
});
