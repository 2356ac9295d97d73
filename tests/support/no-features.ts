import type { SentenceFeatures } from '../../src/core/answering/ranking/sentence-score.ts';

/** Features that speak for nothing, or weights that count none. */
export const NO_FEATURES: SentenceFeatures = {
  sentenceMatch: 0,
  neighbourMatch: 0,
  passageMatch: 0,
  sectionMatch: 0,
  phraseMatch: 0,
  kindMatch: 0,
  asks: 0,
  brevity: 0,
  meaning: 0,
  sentenceMeaning: 0,
  reading: 0,
};
