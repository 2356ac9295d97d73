import type { SentenceFeatures } from '../../src/core/answering/ranking/sentence-score.ts';

/** Evidence, or weights of it, that speak for nothing. */
export const NO_EVIDENCE: SentenceFeatures = {
  sentenceMatch: 0,
  neighbourMatch: 0,
  passageMatch: 0,
  sectionMatch: 0,
  phraseMatch: 0,
  kindMatch: 0,
  asks: 0,
  reading: 0,
};
