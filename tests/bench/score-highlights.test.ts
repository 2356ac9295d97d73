import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreHighlights, tokenF1 } from '../../bench/score-highlights.ts';
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

const words = fc
  .array(fc.constantFrom('mill', 'river', 'The', 'flows,', 'a'), { maxLength: 8 })
  .map((list) => list.join(' '));

describe('token F1', () => {
  it.each([
    ['The mill!', 'mill', 1],
    ['"U.S." dollars', 'us Dollars', 1],
    ['the old mill', 'mill', 2 / 3],
    ['mill mill', 'mill', 2 / 3],
    ['the old mill', 'a new river', 0],
    ['doña', 'don', 0],
    ['', 'mill', 0],
    ['the', 'a', 0],
  ])('of %j and %j is %d', (text, gold, f1) => {
    expect(tokenF1(text, gold)).toBeCloseTo(f1, 10);
  });

  it('is the same both ways, from 0 to 1', () => {
    fc.assert(
      fc.property(words, words, (text, gold) => {
        expect(tokenF1(text, gold)).toBe(tokenF1(gold, text));
        expect(tokenF1(text, gold)).toBeGreaterThanOrEqual(0);
        expect(tokenF1(text, gold)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
