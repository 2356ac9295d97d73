import { expect, it } from 'vitest';
import type { KnownTerm } from '../../../src/core/index/known-term.ts';
import { highlight } from '../../../src/core/quotes/highlight.ts';

function known(...terms: string[]): KnownTerm[] {
  return terms.map((term) => ({ asked: { term, word: term }, variants: new Map([[term, 1]]), weight: 1 }));
}

function marked(quote: string, ...terms: string[]): string[] {
  return highlight(quote, known(...terms)).map(([start, end]) => quote.slice(start, end));
}

it('marks the words that match, in any form', () => {
  expect(marked('The tanks of Kursk’s army; a tank.', 'tank', 'kursk')).toEqual(['tanks', 'Kursk’s', 'tank']);
});

it('marks neighbours as one, across a space or a hyphen only', () => {
  expect(marked('long-range missiles, missiles at long range', 'long', 'rang', 'missil')).toEqual([
    'long-range missiles',
    'missiles',
    'long range',
  ]);
});

it('marks nothing where nothing matches', () => {
  expect(marked('Nothing here.', 'tank')).toEqual([]);
});
