/** What speaks for or against a sentence: its words always, meaning where vectors are at hand, and a reading where it was read. */
export type Evidence = 'words' | 'words+meaning' | 'words+reading' | 'words+meaning+reading';

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
  /** How little its passage says: 1 for an empty one, 0 from `ENOUGH_TO_SAY` on. Short passages match by chance. */
  readonly brevity: number;
  /** How close its passage is to the question in meaning, relative to the closest one; 0 when that isn't known. */
  readonly meaning: number;
  /** How close the sentence itself is to it, relative to the same passage. */
  readonly sentenceMeaning: number;
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
    weights.brevity * features.brevity +
    weights.meaning * features.meaning +
    weights.sentenceMeaning * features.sentenceMeaning +
    weights.reading * features.reading
  );
}

/**
 * Chosen on 45 encyclopedia articles (SQuAD 1.1 train) by how many questions have an answer in the first sentence; `kindMatch`
 * by the questions of a telling kind alone.
 */
const BY_WORDS: SentenceWeights = {
  sentenceMatch: 1,
  neighbourMatch: 0.2,
  passageMatch: 0.15,
  sectionMatch: 0.3,
  phraseMatch: 0.15,
  kindMatch: 0.15,
  asks: -0.1,
  brevity: 0,
  meaning: 0,
  sentenceMeaning: 0,
  reading: 0,
};

export const RANKING_WEIGHTS: Readonly<Record<Evidence, SentenceWeights>> = {
  words: BY_WORDS,
  // `sentenceMeaning` was chosen on an article and four handbooks, where twice or half of it made a question or two in a hundred.
  'words+meaning': { ...BY_WORDS, brevity: -1, meaning: 2.2, sentenceMeaning: 1 },
  // The reader's own two weights were chosen on every fourth question of all 90 articles, in halves. The others are the lexical
  // ones: changing any of them changed the result of neither half by more than one question in a hundred.
  'words+reading': { ...BY_WORDS, kindMatch: 0.3, reading: 1.5 },
  'words+meaning+reading': {
    ...BY_WORDS,
    sectionMatch: 1.4,
    kindMatch: 0.6,
    asks: -0.8,
    brevity: -1,
    meaning: 2.2,
    sentenceMeaning: 2,
    reading: 2.8,
  },
};
