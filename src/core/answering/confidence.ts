import {
  adjacentPairs,
  areAdjacent,
  closenessIn,
  type KnownTerm,
  weightShare,
} from '../index/known-terms.ts';
import type { Candidate } from '../index/search-index.ts';
import type { ReadSentence } from './reading/read-sentences.ts';

export type ConfidenceWeights = { readonly [Name in keyof ConfidenceFeatures | 'bias']: number };

/** The probability, from 0 to 1, that the best quote is right: a logistic function of what supports it. */
export function confidenceOf(support: ConfidenceFeatures, weights: ConfidenceWeights): number {
  return logistic(
    weights.bias +
      weights.topic * support.topic +
      weights.names * support.names +
      weights.unknown * support.unknown +
      weights.namesApart * support.namesApart +
      weights.reading * support.reading,
  );
}

/** A passage that holds this share of a question is about it; more of it says no more (measured on SQuAD 2.0). */
const ENOUGH_COVERAGE = 0.4;

/** A passage that holds fewer terms of a question that has more holds them by chance. */
const MIN_MATCHING_TERMS = 2;

/** Brings the reader's scores, mostly between -20 and 20, near the other quantities. */
const LOGIT_SCALE = 10;

/** What tells whether the articles answer a question. Every quantity but the reading is from 0 to 1. */
export interface ConfidenceFeatures {
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
export function confidenceFeaturesOf(
  best: Candidate,
  candidates: readonly Candidate[],
  terms: readonly KnownTerm[],
  read: ReadSentence | null,
): ConfidenceFeatures {
  const words = [...best.sentenceTerms.flat(), ...best.headingTerms];
  const names = terms.filter(({ isName }) => isName);
  return {
    topic: Math.min(ENOUGH_COVERAGE, coverage(words, terms)) / ENOUGH_COVERAGE,
    names: names.length === 0 ? 1 : weightShare(names, (term) => closenessIn(words, term)),
    unknown: weightShare(terms, ({ variants }) => (variants.size === 0 ? 1 : 0)),
    namesApart: adjacentPairs(terms).some(
      (pair) => isNamePair(pair) && !areAdjacentSomewhere(pair, candidates),
    )
      ? 1
      : 0,
    reading: (read?.score ?? 0) / LOGIT_SCALE,
  };
}

function coverage(words: readonly string[], terms: readonly KnownTerm[]): number {
  const held = terms.filter((term) => closenessIn(words, term) > 0);
  const isChance = held.length < Math.min(terms.length, MIN_MATCHING_TERMS);
  return isChance ? 0 : weightShare(terms, (term) => closenessIn(words, term));
}

function isNamePair([first, second]: readonly [KnownTerm, KnownTerm]): boolean {
  return first.isName && second.isName && second.asked.place === first.asked.place + 1;
}

function areAdjacentSomewhere(
  [first, second]: readonly [KnownTerm, KnownTerm],
  candidates: readonly Candidate[],
): boolean {
  return candidates.some(({ sentenceTerms, headingTerms }) =>
    [...sentenceTerms, headingTerms].some((words) => areAdjacent(first, second, words)),
  );
}

/** The logistic function: a logit as a probability. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
