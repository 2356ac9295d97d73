import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConfidenceFeatures,
  type ConfidenceWeights,
  confidenceOf,
} from '../../../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../../../src/core/answering/confidence-weights.ts';

const QUANTITIES = [
  'topic',
  'names',
  'unknown',
  'namesApart',
  'reading',
] satisfies (keyof ConfidenceFeatures)[];

/** What may be lost to floating point. */
const ROUNDING = 1e-12;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const support = fc.record({
  topic: share,
  names: share,
  unknown: share,
  namesApart: share,
  reading: fc.double({ min: -3, max: 3, noNaN: true }),
});
const weight = fc.double({ min: -9, max: 9, noNaN: true });
const weights = fc.record({
  bias: weight,
  topic: weight,
  names: weight,
  unknown: weight,
  namesApart: weight,
  reading: weight,
});

describe('the confidence', () => {
  it('is the logistic function of the weighted sum', () => {
    const some: ConfidenceWeights = { bias: -1, topic: 2, names: 1, unknown: -3, namesApart: -1, reading: 2 };
    expect(confidenceOf({ topic: 0.5, names: 1, unknown: 0, namesApart: 1, reading: 0 }, some)).toBe(0.5);
    expect(confidenceOf({ topic: 1, names: 1, unknown: 0, namesApart: 0, reading: 0 }, some)).toBeCloseTo(
      0.881,
      3,
    );
  });

  it('is between 0 and 1, whatever supports it', () => {
    fc.assert(
      fc.property(support, weights, (found, some) => {
        expect(confidenceOf(found, some)).toBeGreaterThanOrEqual(0);
        expect(confidenceOf(found, some)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(QUANTITIES)('grows with “%s” where its weight is above 0, and falls where it is below', (name) => {
    fc.assert(
      fc.property(support, weights, share, (found, some, other) => {
        const [less, more] = [Math.min(found[name], other), Math.max(found[name], other)];
        const change =
          confidenceOf({ ...found, [name]: more }, some) - confidenceOf({ ...found, [name]: less }, some);
        expect(change * some[name]).toBeGreaterThanOrEqual(-ROUNDING);
      }),
    );
  });

  it.each(['lexical', 'reader'] as const)(
    'of the %s engine grows with the topic and the names an answer has, and falls with what is unknown or apart',
    (engine) => {
      const { bias: _, reading, ...signs } = CONFIDENCE_WEIGHTS[engine];
      const grows = Object.entries(signs).map(([name, value]) => [name, value > 0]);
      expect(Object.fromEntries(grows)).toEqual({
        topic: true,
        names: true,
        unknown: false,
        namesApart: false,
      });
      expect(reading > 0).toBe(engine === 'reader');
    },
  );
});
