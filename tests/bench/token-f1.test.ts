import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenF1 } from '../../bench/score-highlights.ts';

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
