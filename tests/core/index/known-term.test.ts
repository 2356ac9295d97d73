import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closenessIn, weightShare } from '../../../src/core/index/known-terms.ts';
import { knownTermOf } from '../../support/known-term-of.ts';

const mill = knownTermOf('mill');
const zelensky = knownTermOf('zelenski', {
  weight: 3,
  variants: [
    ['zelenskyi', 0.9],
    ['zelenskii', 0.8],
  ],
});

describe('the share of a question', () => {
  it('is counted by weight', () => {
    expect(weightShare([mill, zelensky], ({ weight }) => Number(weight === 3))).toBe(0.75);
    expect(weightShare([], () => 1)).toBe(0);
  });

  it('is from 0 to 1 and grows with the amount of every term', () => {
    const amount = fc.double({ min: 0, max: 1, noNaN: true });
    const parts = fc.array(fc.tuple(fc.double({ min: 0.01, max: 9, noNaN: true }), amount, amount));
    fc.assert(
      fc.property(parts, (some) => {
        const terms = some.map(([weight]) => knownTermOf('mill', { weight }));
        const share = (amounts: readonly number[]) => weightShare(terms, (_, place) => amounts[place] ?? 0);
        const less = share(some.map(([, a, b]) => Math.min(a, b)));
        const more = share(some.map(([, a, b]) => Math.max(a, b)));
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(1 + Number.EPSILON * terms.length);
        expect(less).toBeLessThanOrEqual(more);
      }),
    );
  });
});

it('a term is as close as the closest word', () => {
  expect(closenessIn(['zelenskii', 'zelenskyi', 'mill'], zelensky)).toBe(0.9);
  expect(closenessIn(['mill'], zelensky)).toBe(0);
});
