import { expect, it } from 'vitest';
import { closenessIn, type KnownTerm, weightShare } from '../../../src/core/index/known-term.ts';

function term(name: string, weight: number, variants: readonly (readonly [string, number])[]): KnownTerm {
  return { asked: { term: name, word: name }, variants: new Map(variants), weight };
}

const mill = term('mill', 1, [['mill', 1]]);
const zelensky = term('zelenski', 3, [
  ['zelenskyi', 0.9],
  ['zelenskii', 0.8],
]);

it('shares by weight', () => {
  expect(weightShare([mill, zelensky], ({ weight }) => Number(weight === 3))).toBe(0.75);
  expect(weightShare([], () => 1)).toBe(0);
});

it('is as close as the closest word', () => {
  expect(closenessIn(['zelenskii', 'zelenskyi', 'mill'], zelensky)).toBe(0.9);
  expect(closenessIn(['mill'], zelensky)).toBe(0);
});
