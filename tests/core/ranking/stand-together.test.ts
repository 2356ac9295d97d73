import { expect, it } from 'vitest';
import { areAdjacent } from '../../../src/core/index/known-terms.ts';
import { knownTermOf } from '../../support/known-term-of.ts';

const old = knownTermOf('old');
const mill = knownTermOf('mill', {
  variants: [
    ['mill', 1],
    ['mile', 0.8],
  ],
});

it('is one right before the other, in any of their variants', () => {
  expect(areAdjacent(old, mill, ['river', 'old', 'mill'])).toBe(true);
  expect(areAdjacent(old, mill, ['old', 'mile'])).toBe(true);
});

it('is neither the other way round, nor apart, nor one alone', () => {
  expect(areAdjacent(old, mill, ['mill', 'old'])).toBe(false);
  expect(areAdjacent(old, mill, ['old', 'river', 'mill'])).toBe(false);
  expect(areAdjacent(old, mill, ['old'])).toBe(false);
  expect(areAdjacent(old, mill, [])).toBe(false);
});
