import type { Engine } from '../answer.ts';

/** The features of a sentence, each from 0 (nothing speaks for it) to 1. */
export interface SentenceFeatures {
  /**
   * The share of the question's weight that the sentence has. A term counts more the more often it occurs, though never in full,
   * and less the longer the sentence is.
   */
  readonly sentenceMatch: number;
  /** The share that the sentence and its neighbours have together. Each term counts by its closest occurrence alone. */
  readonly neighbourMatch: number;
  /** The passage's score in the index, its heading path included, relative to the best passage's. */
  readonly passageMatch: number;
  /** The share of the question's weight that the passage's heading path has. */
  readonly sectionMatch: number;
  /** The share of the question's pairs of adjacent terms that are adjacent in the sentence too. */
  readonly phraseMatch: number;
  /** 1 when a span looks like the kind of answer asked for, in other words than the question's; else 0. */
  readonly kindMatch: number;
  /** 1 when the sentence is a question itself; else 0. */
  readonly asks: number;
  /** How likely the reader's best span is against no answer, on a flattened scale; 0 when the sentence wasn't read. */
  readonly reading: number;
}

export type SentenceWeights = { readonly [Name in keyof SentenceFeatures]: number };

/** A sentence's score: the weighted sum of its features. */
export function scoreSentence(features: SentenceFeatures, weights: SentenceWeights): number {
  return (
    weights.sentenceMatch * features.sentenceMatch +
    weights.neighbourMatch * features.neighbourMatch +
    weights.passageMatch * features.passageMatch +
    weights.sectionMatch * features.sectionMatch +
    weights.phraseMatch * features.phraseMatch +
    weights.kindMatch * features.kindMatch +
    weights.asks * features.asks +
    weights.reading * features.reading
  );
}

/**
 * Chosen on 45 encyclopedia articles (SQuAD 1.1 train) by how many questions have an answer in the first sentence; `kindMatch`
 * by the questions of a telling kind alone.
 */
const LEXICAL_WEIGHTS: SentenceWeights = {
  sentenceMatch: 1,
  neighbourMatch: 0.2,
  passageMatch: 0.15,
  sectionMatch: 0.3,
  phraseMatch: 0.15,
  kindMatch: 0.15,
  asks: -0.1,
  reading: 0,
};

/**
 * The reader's own two weights were chosen on every fourth question of all 90 articles, in halves. The others are the lexical
 * ones: changing any of them changed the result of neither half by more than one question in a hundred.
 */
export const RANKING_WEIGHTS: Readonly<Record<Engine, SentenceWeights>> = {
  lexical: LEXICAL_WEIGHTS,
  reader: { ...LEXICAL_WEIGHTS, kindMatch: 0.3, reading: 1.5 },
};
