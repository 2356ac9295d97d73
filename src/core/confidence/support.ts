import { closenessIn, type KnownTerm, weightShare } from '../index/known-term.ts';
import type { Candidate } from '../index/lookup.ts';
import { neighbours } from '../ranking/neighbours.ts';
import { standTogether } from '../ranking/stand-together.ts';
import type { ReadSentence } from '../reading/read-sentences.ts';

/** A passage that holds this share of a question is about it; more of it says no more (measured on SQuAD 2.0). */
const ENOUGH = 0.4;

/** A passage that holds fewer terms of a question that has more holds them by chance. */
const LEAST_TERMS_HELD = 2;

/** Brings the reader's scores, mostly between -20 and 20, near the other quantities. */
const LOGITS = 10;

/** What tells whether the articles answer a question. Every quantity but the reading is from 0 to 1. */
export interface Support {
  /** The share of the question, by weight, that the best passage and its headings hold; 1 from two fifths on. */
  readonly topic: number;
  /** The share of its names and numbers that they hold; 1 when it has none. */
  readonly names: number;
  /** The share of it that the corpus doesn't know at all. */
  readonly unknown: number;
  /** 1 when two names that stand together in the question do so in no candidate; else 0. */
  readonly namesApart: number;
  /** How much the reader says for what it points at in the best quote: tens of a logit; 0 when nothing was read. */
  readonly reading: number;
}

/** What supports the best quote. @param best the candidate it stands in @param read what the reader points at in it */
export function supportOf(
  best: Candidate,
  candidates: readonly Candidate[],
  terms: readonly KnownTerm[],
  read: ReadSentence | null,
): Support {
  const words = [...best.sentenceTerms.flat(), ...best.headingTerms];
  const names = terms.filter(({ isName }) => isName);
  return {
    topic: Math.min(ENOUGH, coverage(words, terms)) / ENOUGH,
    names: names.length === 0 ? 1 : weightShare(names, (term) => closenessIn(words, term)),
    unknown: weightShare(terms, ({ variants }) => (variants.size === 0 ? 1 : 0)),
    namesApart: neighbours(terms).some((pair) => isNamePair(pair) && !standSomewhere(pair, candidates))
      ? 1
      : 0,
    reading: (read?.score ?? 0) / LOGITS,
  };
}

function coverage(words: readonly string[], terms: readonly KnownTerm[]): number {
  const held = terms.filter((term) => closenessIn(words, term) > 0);
  const isChance = held.length < Math.min(terms.length, LEAST_TERMS_HELD);
  return isChance ? 0 : weightShare(terms, (term) => closenessIn(words, term));
}

function isNamePair([first, second]: readonly [KnownTerm, KnownTerm]): boolean {
  return first.isName && second.isName && second.asked.place === first.asked.place + 1;
}

function standSomewhere(
  [first, second]: readonly [KnownTerm, KnownTerm],
  candidates: readonly Candidate[],
): boolean {
  return candidates.some(({ sentenceTerms, headingTerms }) =>
    [...sentenceTerms, headingTerms].some((words) => standTogether(first, second, words)),
  );
}
