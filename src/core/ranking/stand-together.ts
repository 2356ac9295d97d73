import type { KnownTerm } from '../index/known-term.ts';

/** Whether one term stands right before another somewhere in a text. @param words the text's terms, in order */
export function standTogether(first: KnownTerm, second: KnownTerm, words: readonly string[]): boolean {
  return words.some((word, place) => {
    const next = words[place + 1];
    return next !== undefined && first.variants.has(word) && second.variants.has(next);
  });
}
