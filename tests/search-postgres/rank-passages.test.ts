import { expect, it } from 'vitest';
import { relaxedQueries } from '../../src/search-postgres/rank-passages.ts';

const rare = { query: 'rare', weight: 8, share: 0.000_01 };
const usual = { query: 'usual', weight: 3, share: 0.05 };
const common = { query: 'common', weight: 2, share: 0.1 };

function queriesFor(
  wanted: Parameters<typeof relaxedQueries>[0],
  least = 100,
  passages = 1_000_000,
): string[] {
  return [...relaxedQueries(wanted, { minMatches: least, passages })];
}

it('a question of one word is looked up by it', () => {
  expect(queriesFor([common])).toEqual(['(common)']);
});

it('where all words together are enough, the first query asks for no less', () => {
  expect(queriesFor([usual, common])[0]).toBe('(usual&common)');
});

it('a rare word with another goes before the two common ones', () => {
  const [first] = queriesFor([rare, usual, common], 1);
  expect(first).toContain('rare');
  expect(first).not.toBe('(usual&common)');
});

it('each query matches what the one before did and more, and the last all that holds any word', () => {
  const queries = queriesFor([rare, usual, common]);
  const holds = (query: string, words: readonly string[]) =>
    query.split('|').some((all) =>
      all
        .slice(1, -1)
        .split('&')
        .every((word) => words.includes(word)),
    );
  const subsets = [
    ['rare'],
    ['usual'],
    ['common'],
    ['rare', 'usual'],
    ['rare', 'common'],
    ['usual', 'common'],
  ];
  for (const words of subsets) {
    const matched = queries.map((query) => holds(query, words));
    expect(matched).toEqual([...matched].sort());
  }
  expect(queries.at(-1)).toBe('(rare)|(usual)|(common)');
});

it('of a long question the heaviest words choose, so that the queries stay short', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ query: `w${at}`, weight: 40 - at, share: 0.001 }));
  const queries = queriesFor(many);
  expect(queries.join()).toContain('w7');
  expect(queries.join()).not.toContain('w8');
  expect(Math.max(...queries.map((query) => query.split('|').length))).toBeLessThanOrEqual(70);
});
