import type { Window } from '../../src/core/ports/reader.ts';
import { articleOf } from './articles.ts';

/** A window of these sentences, whatever splitting them anew would make of them. */
export function windowOf(sentences: readonly string[]): Window {
  const article = articleOf(['A sample.']);
  return {
    article,
    sentences: sentences.map((text, place) => ({
      passage: { number: place + 1, text, section: [], sentences: [{ start: 0, end: text.length }] },
      index: 0,
    })),
  };
}
