/** What a word is looked up by. */
export interface SearchTerm {
  readonly term: string;
  /** The word, folded: its spelling is compared by this. */
  readonly word: string;
  /** Whether only the very term will do: then neither another ending nor another spelling of the word is looked for. */
  readonly isExact?: true;
}

/** A content word of a question. */
export interface QuestionTerm extends SearchTerm {
  /** The position of the word in the question, from 0. */
  readonly place: number;
  /** Whether it is written as a name, or is a number. */
  readonly isName: boolean;
  /** What it is looked up by as well: "wifi" for the "Wi" of "Wi-Fi", "10.000" for "10000". */
  readonly alternatives: readonly SearchTerm[];
}

/** What an index needs to know of a question. */
export interface QuestionWords {
  /** All words, folded, in order. */
  readonly words: readonly string[];
  /** The content words in order, each term once; none when the question is made of stop words ("how are you?"). */
  readonly terms: readonly QuestionTerm[];
}

/** A question's term as the corpus knows it. */
export interface KnownTerm {
  readonly asked: QuestionTerm;
  /** The indexed terms that it stands for and how close each is, from 0 to 1; empty when the corpus doesn't know the word. */
  readonly variants: ReadonlyMap<string, number>;
  /** Above 0: the inverse document frequency over passages, boosted for names; highest for an unknown word. */
  readonly weight: number;
  /** Whether the question or the corpus writes it as a name, or it is a number: an answer must be about it. */
  readonly isName: boolean;
}

/**
 * The weighted mean of an amount over terms: the share, from 0 to 1, of the terms' total weight. 0 when there are no terms.
 *
 * @param amountOf from 0 to 1, of a term and its position in `terms`
 */
export function weightShare(
  terms: readonly KnownTerm[],
  amountOf: (term: KnownTerm, position: number) => number,
): number {
  let total = 0;
  let share = 0;
  for (const [position, term] of terms.entries()) {
    total += term.weight;
    share += term.weight * amountOf(term, position);
  }
  return total === 0 ? 0 : share / total;
}

/** How close the closest of the words is to the term, from 0 (no match) to 1. */
export function closenessIn(words: Iterable<string>, { variants }: KnownTerm): number {
  let closest = 0;
  for (const word of words) closest = Math.max(closest, variants.get(word) ?? 0);
  return closest;
}

/** How a text matches a question's terms: a number for each term, in the question's order. */
export interface TermMatches {
  /** How often each term occurs. An occurrence counts by its closeness. */
  readonly frequency: readonly number[];
  /** How close the closest occurrence of each term is, from 0 (none) to 1. */
  readonly closeness: readonly number[];
}

/** Matches texts against the terms. A text is given as its own terms, in order. */
export function createTermMatcher(terms: readonly KnownTerm[]): (words: readonly string[]) => TermMatches {
  const termsOfVariant = new Map<string, { position: number; closeness: number }[]>();
  for (const [position, { variants }] of terms.entries()) {
    for (const [variant, closeness] of variants) {
      const matching = termsOfVariant.get(variant);
      if (matching === undefined) termsOfVariant.set(variant, [{ position, closeness }]);
      else matching.push({ position, closeness });
    }
  }
  return (words) => {
    const frequency = terms.map(() => 0);
    const closest = terms.map(() => 0);
    for (const word of words) {
      for (const { position, closeness } of termsOfVariant.get(word) ?? []) {
        frequency[position] = (frequency[position] ?? 0) + closeness;
        closest[position] = Math.max(closest[position] ?? 0, closeness);
      }
    }
    return { frequency, closeness: closest };
  };
}

/** Whether one term stands right before another anywhere in a text. @param words the text's terms, in order */
export function areAdjacent(first: KnownTerm, second: KnownTerm, words: readonly string[]): boolean {
  return words.some((word, position) => {
    const next = words[position + 1];
    return next !== undefined && first.variants.has(word) && second.variants.has(next);
  });
}

/** Each item with the next one, in order. */
export function adjacentPairs<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.slice(1).map((item, position) => [items[position] as Item, item]);
}
