import type { ConfidenceWeights } from './confidence.ts';
import type { Evidence } from './ranking/sentence-score.ts';

/**
 * Written by `npm run fit:confidence`, which says how far the confidence is from the truth on held-back questions: of each kind of
 * evidence a logistic regression on whether the first quote held the answer. Without vectors on SQuAD 1.1, asked of its own and of other
 * articles, and SQuAD 2.0; with vectors on four handbooks, the bundled article and SQuAD, with and without the answers.
 */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Evidence, ConfidenceWeights>> = {
  words: {
    bias: -3,
    topic: 2.61,
    names: 1.58,
    unknown: -1.74,
    namesApart: -0.71,
    reading: 0,
    lead: 0,
    margin: 0,
    meaning: 0,
    agreement: 0,
  },
  'words+meaning': {
    bias: -3.84,
    topic: 0,
    names: 1.41,
    unknown: -2.17,
    namesApart: -1.56,
    reading: 0,
    lead: 0,
    margin: 1.1,
    meaning: 0.24,
    agreement: 1.72,
  },
  'words+reading': {
    bias: -2.11,
    topic: 0.48,
    names: 0.67,
    unknown: -0.37,
    namesApart: -1.31,
    reading: 1.86,
    lead: 0,
    margin: 0,
    meaning: 0,
    agreement: 0,
  },
  'words+meaning+reading': {
    bias: -2.22,
    topic: 0,
    names: 0.85,
    unknown: -1.5,
    namesApart: -1.05,
    reading: 0,
    lead: 1.33,
    margin: 0.55,
    meaning: 0.15,
    agreement: 1.05,
  },
};
