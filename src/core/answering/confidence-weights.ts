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
    bias: -4.18,
    topic: 0,
    names: 1.53,
    unknown: -2.1,
    namesApart: -1.41,
    reading: 0,
    lead: 0,
    margin: 1.54,
    meaning: 0.28,
    agreement: 1.47,
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
    bias: -2.45,
    topic: 0,
    names: 0.82,
    unknown: -1.26,
    namesApart: -0.84,
    reading: 0,
    lead: 1.49,
    margin: 0.78,
    meaning: 0.16,
    agreement: 1.09,
  },
};
