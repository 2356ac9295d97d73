import type { Engine } from '../answer.ts';

/** What speaks for a sentence. Every quantity is from 0 (nothing) to 1 (all of it). */
export interface SentenceFeatures {
  /**
   * The weight of the question's terms the sentence holds, as a share of all of the question's; a term counts less the longer
   * the sentence is, and more each time it is there, though never all of its weight.
   */
  readonly sentenceMatch: number;
  /** The same of the sentence and its neighbours together, each term by its closest word, however often it is there. */
  readonly neighbourMatch: number;
  /** The passage's score in the index, its headings' words included, as a share of the best passage's. */
  readonly passageMatch: number;
  /** The weight of the question's terms that the headings above it hold, as a share of all of the question's. */
  readonly sectionMatch: number;
  /** Neighbouring terms of the question that are neighbours in the sentence too, as a share of the question's. */
  readonly phraseMatch: number;
  /** 1 when the sentence has the signs of the kind of answer asked for, in words that the question hasn't; else 0. */
  readonly kindMatch: number;
  /** 1 when the sentence itself asks. */
  readonly asks: number;
  /** How likely the reader's best span of it is against no answer at all, on a flattened scale; 0 when it wasn't read. */
  readonly reading: number;
}

export type SentenceWeights = { readonly [Name in keyof SentenceFeatures]: number };

/** A sentence's score: the weighted sum of its evidence. */
export function scoreSentence(evidence: SentenceFeatures, weights: SentenceWeights): number {
  return (
    weights.sentenceMatch * evidence.sentenceMatch +
    weights.neighbourMatch * evidence.neighbourMatch +
    weights.passageMatch * evidence.passageMatch +
    weights.sectionMatch * evidence.sectionMatch +
    weights.phraseMatch * evidence.phraseMatch +
    weights.kindMatch * evidence.kindMatch +
    weights.asks * evidence.asks +
    weights.reading * evidence.reading
  );
}

/**
 * Chosen on 45 encyclopedia articles (SQuAD 1.1 train) by the share of first sentences that hold the answer; that of
 * kinds by the questions that have one.
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
 * The reader's own two weights were chosen on every fourth question of all 90 articles, in halves; the others are the same: moving
 * any of them changed no half by more than a question in a hundred.
 */
export const RANKING_WEIGHTS: Readonly<Record<Engine, SentenceWeights>> = {
  lexical: LEXICAL_WEIGHTS,
  reader: { ...LEXICAL_WEIGHTS, kindMatch: 0.3, reading: 1.5 },
};
