import type { QuestionTerm } from '../answering/question.ts';

/** A question's term as the corpus knows it. */
export interface KnownTerm {
  readonly asked: QuestionTerm;
  /** Indexed terms it stands for and how close each is, from 0 to 1; empty when the corpus doesn't know the word. */
  readonly variants: ReadonlyMap<string, number>;
  /** How much it tells, above 0: its inverse document frequency over passages, boosted for names; the most when unknown. */
  readonly weight: number;
  /** A name or a number, as the question or the corpus writes it: an answer must be about it. */
  readonly isName: boolean;
}

/**
 * A share of the terms' weight, from 0 to 1: of each term as much as `amountOf` says, from 0 to 1. 0 when there are none.
 *
 * @param amountOf told the term and its place among them
 */
export function weightShare(
  terms: readonly KnownTerm[],
  amountOf: (term: KnownTerm, place: number) => number,
): number {
  let all = 0;
  let share = 0;
  for (const [place, term] of terms.entries()) {
    all += term.weight;
    share += term.weight * amountOf(term, place);
  }
  return all === 0 ? 0 : share / all;
}

/** How close the closest word is to the term, from 0 (none is it) to 1. */
export function closenessIn(words: Iterable<string>, { variants }: KnownTerm): number {
  let closest = 0;
  for (const word of words) closest = Math.max(closest, variants.get(word) ?? 0);
  return closest;
}

/** What a text holds of a question's terms: a figure for each term, in the question's order. */
export interface TermMatches {
  /** How often each occurs, every occurrence counted by how close it is; 0 when it doesn't. */
  readonly frequency: readonly number[];
  /** How close the closest occurrence of each is, from 0 (none) to 1. */
  readonly closeness: readonly number[];
}

/** Finds the terms in texts, each text given as its own terms, in order. */
export function createTermMatcher(terms: readonly KnownTerm[]): (words: readonly string[]) => TermMatches {
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

/** Whether one term stands right before another somewhere in a text. @param words the text's terms, in order */
export function areAdjacent(first: KnownTerm, second: KnownTerm, words: readonly string[]): boolean {
  return words.some((word, place) => {
    const next = words[place + 1];
    return next !== undefined && first.variants.has(word) && second.variants.has(next);
  });
}

/** Each two that stand side by side, in order. */
export function adjacentPairs<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.slice(1).map((item, place) => [items[place] as Item, item]);
}
