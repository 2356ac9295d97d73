import { describe, expect, it } from 'vitest';
import { groupBy, mostFrequent, takingTurns } from '../../src/core/groups.ts';

describe('lists that take turns', () => {
  it('give the first of each, the second of each, and so on', () => {
    expect(takingTurns([['a', 'b', 'c'], [], ['d'], ['e', 'f']])).toEqual(['a', 'd', 'e', 'b', 'f', 'c']);
    expect(takingTurns([])).toEqual([]);
  });

  it('may hold what is nothing', () => {
    expect(takingTurns([[null, 1], [undefined]])).toEqual([null, undefined, 1]);
  });
});

it('groups come in the order of their first items', () => {
  const groups = groupBy(['moor', 'mill', 'bay', 'maple'], ([first]) => first);
  expect([...groups]).toEqual([
    ['m', ['moor', 'mill', 'maple']],
    ['b', ['bay']],
  ]);
});

it('the most frequent come first, and those of one count by name', () => {
  expect(
    mostFrequent([
      ['b', 1],
      ['c', 2],
      ['a', 1],
      ['c', 1],
    ]),
  ).toEqual([
    ['c', 3],
    ['a', 1],
    ['b', 1],
  ]);
});
