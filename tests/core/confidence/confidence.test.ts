import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFIDENCE_FEATURES,
  type ConfidenceFeatures,
  type ConfidenceWeights,
  confidenceOf,
} from '../../../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../../../src/core/answering/confidence-weights.ts';

const NOTHING: ConfidenceFeatures = {
  topic: 0,
  names: 0,
  unknown: 0,
  namesApart: 0,
  reading: 0,
  lead: 0,
  margin: 0,
  meaning: 0,
  agreement: 0,
};

/** What may be lost to floating point. */
const ROUNDING = 1e-12;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const support = fc.record({
  topic: share,
  names: share,
  unknown: share,
  namesApart: share,
  reading: fc.double({ min: -3, max: 3, noNaN: true }),
  lead: fc.double({ min: -2, max: 2, noNaN: true }),
  margin: share,
  meaning: fc.double({ min: -4, max: 6, noNaN: true }),
  agreement: share,
});
const weight = fc.double({ min: -9, max: 9, noNaN: true });
const weights = fc.record({
  bias: weight,
  topic: weight,
  names: weight,
  unknown: weight,
  namesApart: weight,
  reading: weight,
  lead: weight,
  margin: weight,
  meaning: weight,
  agreement: weight,
});

describe('the confidence', () => {
  it('is the logistic function of the weighted sum', () => {
    const some: ConfidenceWeights = { ...NOTHING, bias: -1, topic: 2, names: 1, unknown: -3, namesApart: -1 };
    expect(confidenceOf({ ...NOTHING, topic: 0.5, names: 1, namesApart: 1 }, some)).toBe(0.5);
    expect(confidenceOf({ ...NOTHING, topic: 1, names: 1 }, some)).toBeCloseTo(0.881, 3);
  });

  it('is between 0 and 1, whatever supports it', () => {
    fc.assert(
      fc.property(support, weights, (found, some) => {
        expect(confidenceOf(found, some)).toBeGreaterThanOrEqual(0);
        expect(confidenceOf(found, some)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(CONFIDENCE_FEATURES)('grows with “%s” where its weight is above 0, and falls where it is below', (name) => {
    fc.assert(
      fc.property(support, weights, share, (found, some, other) => {
        const [less, more] = [Math.min(found[name], other), Math.max(found[name], other)];
        const change =
          confidenceOf({ ...found, [name]: more }, some) - confidenceOf({ ...found, [name]: less }, some);
        expect(change * some[name]).toBeGreaterThanOrEqual(-ROUNDING);
      }),
    );
  });

  it.each(['words', 'words+meaning', 'words+reading', 'words+meaning+reading'] as const)(
    'by %s grows with what speaks for the answer, and falls with what is unknown or apart',
    (evidence) => {
      const { bias: _, unknown, namesApart, ...supporting } = CONFIDENCE_WEIGHTS[evidence];
      expect(Math.max(unknown, namesApart)).toBeLessThanOrEqual(0);
      expect(Math.min(...Object.values(supporting))).toBeGreaterThanOrEqual(0);
    },
  );
});
