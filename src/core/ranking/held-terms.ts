import type { KnownTerm } from '../index/known-term.ts';

/** What a text holds of a question's terms: a figure for each term, in the question's order. */
export interface HeldTerms {
  /** How often each occurs, every occurrence counted by how close it is; 0 when it doesn't. */
  readonly frequency: readonly number[];
  /** How close the closest occurrence of each is, from 0 (none) to 1. */
  readonly closeness: readonly number[];
}

/** Finds the terms in texts, each text given as its own terms, in order. */
export function termFinder(terms: readonly KnownTerm[]): (words: readonly string[]) => HeldTerms {
  const wanted = new Map<string, { place: number; close: number }[]>();
  for (const [place, { variants }] of terms.entries()) {
    for (const [word, close] of variants) {
      const found = wanted.get(word);
      if (found === undefined) wanted.set(word, [{ place, close }]);
      else found.push({ place, close });
    }
  }
  return (words) => {
    const frequency = terms.map(() => 0);
    const closeness = terms.map(() => 0);
    for (const word of words) {
      for (const { place, close } of wanted.get(word) ?? []) {
        frequency[place] = (frequency[place] ?? 0) + close;
        closeness[place] = Math.max(closeness[place] ?? 0, close);
      }
    }
    return { frequency, closeness };
  };
}
