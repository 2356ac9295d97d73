import { expect, it } from 'vitest';
import { standTogether } from '../../../src/core/ranking/stand-together.ts';
import { knownTermOf } from '../../support/known-term-of.ts';

const old = knownTermOf('old');
const mill = knownTermOf('mill', {
  variants: [
    ['mill', 1],
    ['mile', 0.8],
  ],
});

it('is one right before the other, in any of their variants', () => {
  expect(standTogether(old, mill, ['river', 'old', 'mill'])).toBe(true);
  expect(standTogether(old, mill, ['old', 'mile'])).toBe(true);
});

it('is neither the other way round, nor apart, nor one alone', () => {
  expect(standTogether(old, mill, ['mill', 'old'])).toBe(false);
  expect(standTogether(old, mill, ['old', 'river', 'mill'])).toBe(false);
  expect(standTogether(old, mill, ['old'])).toBe(false);
  expect(standTogether(old, mill, [])).toBe(false);
});
