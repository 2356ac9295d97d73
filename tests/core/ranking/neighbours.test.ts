import { expect, it } from 'vitest';
import { adjacentPairs } from '../../../src/core/index/known-terms.ts';

it('are each two that stand side by side', () => {
  expect(adjacentPairs(['a', 'b', 'c'])).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(adjacentPairs(['a'])).toEqual([]);
  expect(adjacentPairs([])).toEqual([]);
});
