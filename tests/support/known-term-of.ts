import type { KnownTerm } from '../../src/core/index/known-terms.ts';

interface Details {
  readonly place?: number;
  readonly isName?: boolean;
  readonly weight?: number;
  /** Itself, unless the details say otherwise. */
  readonly variants?: readonly (readonly [term: string, closeness: number])[];
}

/** A term of a question that the corpus knows. */
export function knownTermOf(
  term: string,
  { place = 0, isName = false, weight = 1, variants = [[term, 1]] }: Details = {},
): KnownTerm {
  return {
    asked: { term, word: term, place, isName, alternatives: [] },
    variants: new Map(variants),
    weight,
    isName,
  };
}
