import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../src/evaluation/measures.ts';

/** Few different scores, so that there are ties. */
const scores = fc.array(
  fc.integer({ min: 0, max: 8 }).map((score) => score / 8),
  { minLength: 1 },
);

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which the positive is above, ties counted half', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const wins = positives.flatMap((positive) =>
          negatives.map((negative) => (positive === negative ? 0.5 : Number(positive > negative))),
        );
        const share = wins.reduce((sum, win) => sum + win, 0) / wins.length;
        expect(areaUnderRoc(positives, negatives)).toBeCloseTo(share, 10);
      }),
    );
  });

  it('is nothing where one side is missing', () => {
    expect(areaUnderRoc([1], [])).toBeNull();
    expect(areaUnderRoc([], [1])).toBeNull();
  });
});
