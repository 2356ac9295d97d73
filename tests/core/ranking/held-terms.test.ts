import { expect, it } from 'vitest';
import { createTermMatcher } from '../../../src/core/index/known-terms.ts';
import { knownTermOf } from '../../support/known-term-of.ts';

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
