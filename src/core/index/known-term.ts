import type { QuestionTerm } from '../question/question.ts';

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
