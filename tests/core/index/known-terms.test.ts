import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjacentPairs,
  areAdjacent,
  closenessIn,
  createTermMatcher,
  weightShare,
} from '../../../src/core/index/known-terms.ts';
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

it('tells how often and how closely a text holds each term, in the question’s order', () => {
  const variants = [
    ['zelenskyi', 0.9],
    ['zelenskii', 0.5],
  ] as const;
  const find = createTermMatcher([
    knownTermOf('mill'),
    knownTermOf('zelenski', { variants }),
    knownTermOf('bread'),
  ]);
  expect(find(['zelenskii', 'mill', 'zelenskyi', 'mill', 'river'])).toEqual({
    frequency: [2, 1.4, 0],
    closeness: [1, 0.9, 0],
  });
  expect(find([])).toEqual({ frequency: [0, 0, 0], closeness: [0, 0, 0] });
});

it('counts a word for every term that it stands for', () => {
  const find = createTermMatcher([knownTermOf('mill'), knownTermOf('mile', { variants: [['mill', 0.8]] })]);
  expect(find(['mill'])).toEqual({ frequency: [1, 0.8], closeness: [1, 0.8] });
});

it('are each two that stand side by side', () => {
  expect(adjacentPairs(['a', 'b', 'c'])).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(adjacentPairs(['a'])).toEqual([]);
  expect(adjacentPairs([])).toEqual([]);
});

const old = knownTermOf('old');
const millOrMile = knownTermOf('mill', {
  variants: [
    ['mill', 1],
    ['mile', 0.8],
  ],
});

it('is one right before the other, in any of their variants', () => {
  expect(areAdjacent(old, millOrMile, ['river', 'old', 'mill'])).toBe(true);
  expect(areAdjacent(old, millOrMile, ['old', 'mile'])).toBe(true);
});

it('is neither the other way round, nor apart, nor one alone', () => {
  expect(areAdjacent(old, millOrMile, ['mill', 'old'])).toBe(false);
  expect(areAdjacent(old, millOrMile, ['old', 'river', 'mill'])).toBe(false);
  expect(areAdjacent(old, millOrMile, ['old'])).toBe(false);
  expect(areAdjacent(old, millOrMile, [])).toBe(false);
});
