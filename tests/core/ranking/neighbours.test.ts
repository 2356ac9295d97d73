import { expect, it } from 'vitest';
import { neighbours } from '../../../src/core/ranking/neighbours.ts';

it('are each two that stand side by side', () => {
  expect(neighbours(['a', 'b', 'c'])).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(neighbours(['a'])).toEqual([]);
  expect(neighbours([])).toEqual([]);
});
