import { expect, it } from 'vitest';
import { holdsKind } from '../../../src/core/question/answer-kind.ts';

it.each([
  ['person', 'It was Mark Galeotti.', 'It was the miller.'],
  ['place', 'It stands in the old Kurchatov.', 'It stands in for it.'],
  ['time', 'It began last Tuesday.', 'It began well.'],
  ['quantity', 'Several thousand came.', 'They came.'],
  ['reason', 'They left because it rained.', 'They left.'],
] as const)('tells a %s: %j has one, %j has none', (kind, holding, lacking) => {
  expect(holdsKind(holding, kind)).toBe(true);
  expect(holdsKind(lacking, kind)).toBe(false);
});
