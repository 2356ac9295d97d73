/**
 * The confidence is the probability that the best quote is right, estimated by logistic regression on a few features. Its weights
 * are fitted by `npm run fit:confidence`.
 */

import type { Passage } from '../article.ts';
import {
  adjacentPairs,
  areAdjacent,
  closenessIn,
  type KnownTerm,
  weightShare,
} from '../index/known-terms.ts';
import type { Candidate } from '../index/search-index.ts';
import type { Engine } from './answer.ts';
import { type MeaningMatch, prominence } from './meaning.ts';
import type { RankedSentence } from './ranking/rank-sentences.ts';

/** What a confidence is worth: below both limits nothing, between them quotes that may help, from the higher on an answer. */
export interface ConfidenceLimits {
  /** The least confidence, from 0 to 1, of quotes that may help. Below it the bot abstains. */
  readonly unsure: number;
  /** The least confidence, from `unsure` to 1, of an answer. */
  readonly answered: number;
}

export type LimitsOf = (engine: Engine) => ConfidenceLimits;

/**
 * The limits, unless the operator sets others. With the lexical limit of `unsure`, the bot abstains from 96 of 100 questions of
 * SQuAD 1.1 (5,400 in `bench/data`) when they are asked of another article, and from 3 of 100 when they are asked of their own.
 * With the reader's limit of `answered`, and vectors, the first quote of an answer is right 96 times in 100 on an article, 93 on
 * encyclopedias, and 72 on handbooks. By words alone the confidence is never above 0.77, so that
 * 80 times is the most any limit gets there.
 */
export const CONFIDENCE_LIMITS: Readonly<Record<Engine, ConfidenceLimits>> = {
  lexical: { unsure: 0.18, answered: 0.6 },
  reader: { unsure: 0.14, answered: 0.7 },
};

/** The operator's own limits, the same for both engines. */
export interface LeastConfidence {
  readonly unsure: number;
  /** `null`: the engine's, or `unsure` where that is higher. */
  readonly answered: number | null;
}

/** The limits that apply to what an engine found. @param own `null`: the operator sets none */
export function confidenceLimits(engine: Engine, own: LeastConfidence | null): ConfidenceLimits {
  const limits = CONFIDENCE_LIMITS[engine];
  if (own === null) return limits;
  return { unsure: own.unsure, answered: own.answered ?? Math.max(own.unsure, limits.answered) };
}

/** The features that tell whether the articles answer a question. From 0 to 1 where nothing else is said. */
export interface ConfidenceFeatures {
  /** The share of the question's weight that the best passage and its headings have; 1 from `ENOUGH_COVERAGE` on. */
  readonly topic: number;
  /** The share of the question's names and numbers that they have; 1 when it has none. */
  readonly names: number;
  /** The share of the question's weight that the corpus doesn't know at all. */
  readonly unknown: number;
  /** 1 when two names that are adjacent in the question are adjacent in no candidate; else 0. */
  readonly namesApart: number;
  /** The reader's score for the best quote, in tens of a logit; 0 when nothing was read. */
  readonly reading: number;
  /** The same, less the score of there being no answer; from -2 to 2. */
  readonly lead: number;
  /** How far the best quote's sentence scores above the best of another passage. */
  readonly margin: number;
  /** How far its passage stands out in meaning, in standard deviations; 0 without vectors. */
  readonly meaning: number;
  /** How many of the two retrievals, by words and by meaning, have its passage first: 0, 0.5 or 1; 0 without vectors. */
  readonly agreement: number;
}

export const CONFIDENCE_FEATURES = [
  'topic',
  'names',
  'unknown',
  'namesApart',
  'reading',
  'lead',
  'margin',
  'meaning',
  'agreement',
] as const satisfies readonly (keyof ConfidenceFeatures)[];

export type ConfidenceWeights = { readonly [Name in keyof ConfidenceFeatures | 'bias']: number };

/** The probability, from 0 to 1, that the best quote is right: the logistic function of the features' weighted sum. */
export function confidenceOf(features: ConfidenceFeatures, weights: ConfidenceWeights): number {
  let logit = weights.bias;
  for (const name of CONFIDENCE_FEATURES) logit += weights[name] * features[name];
  return logistic(logit);
}

/** The logistic function: turns a logit into a probability. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A passage with this share of a question is about it; a larger share says no more (measured on SQuAD 2.0). */
const ENOUGH_COVERAGE = 0.4;

/** A passage with fewer of a question's terms matches by chance, unless the question has no more. */
const MIN_MATCHING_TERMS = 2;

/** Brings the reader's scores, mostly between -20 and 20, near the range of the other features. */
const LOGIT_SCALE = 10;

/** A lead beyond this, in tens of a logit, says no more. */
const MAX_LEAD = 2;

/** What the confidence in a ranking is estimated from. */
export interface Ranking {
  readonly terms: readonly KnownTerm[];
  readonly meaning: MeaningMatch | null;
  readonly candidates: readonly Candidate[];
  /** Best first. */
  readonly ranked: readonly RankedSentence[];
}

/** The features of the best quote. @param best the candidate that it is from @param quoted its sentence */
export function confidenceFeaturesOf(
  best: Candidate,
  quoted: RankedSentence,
  { terms, meaning, candidates, ranked }: Ranking,
): ConfidenceFeatures {
  const words = [...best.sentenceTerms.flat(), ...best.headingTerms];
  const names = terms.filter(({ isName }) => isName);
  const areNamesApart = adjacentPairs(terms).some(
    (pair) => isNamePair(pair) && !areAdjacentSomewhere(pair, candidates),
  );
  const { passage, read, score } = quoted;
  const next = ranked.find((other) => other.passage !== passage);
  return {
    topic: Math.min(ENOUGH_COVERAGE, coverage(words, terms)) / ENOUGH_COVERAGE,
    names: names.length === 0 ? 1 : weightShare(names, (term) => closenessIn(words, term)),
    unknown: weightShare(terms, ({ variants }) => Number(variants.size === 0)),
    namesApart: Number(areNamesApart),
    reading: (read?.score ?? 0) / LOGIT_SCALE,
    lead: Math.max(-MAX_LEAD, Math.min(MAX_LEAD, (read?.lead ?? 0) / LOGIT_SCALE)),
    margin: next === undefined ? 0 : score - next.score,
    meaning: meaning === null ? 0 : prominence(meaning, meaning.cosineOf(passage)),
    agreement: meaning === null ? 0 : agreementOn(passage, meaning, candidates),
  };
}

function agreementOn(passage: Passage, { nearest }: MeaningMatch, candidates: readonly Candidate[]): number {
  const isNearest = nearest[0]?.passage === passage;
  const bestScore = Math.max(...candidates.map(({ score }) => score));
  const isBestMatch =
    bestScore > 0 && candidates.find(({ score }) => score === bestScore)?.passage === passage;
  return (Number(isNearest) + Number(isBestMatch)) / 2;
}

function coverage(words: readonly string[], terms: readonly KnownTerm[]): number {
  const matching = terms.filter((term) => closenessIn(words, term) > 0);
  const isChance = matching.length < Math.min(terms.length, MIN_MATCHING_TERMS);
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
