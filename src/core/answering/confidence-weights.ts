import type { ConfidenceWeights } from './confidence.ts';
import type { Evidence } from './ranking/sentence-score.ts';

/**
 * Written by `npm run fit:confidence`, which says how far the confidence is from the truth on held-back questions: of each kind of
 * evidence a logistic regression on questions of SQuAD 1.1, each asked of its article; of SQuAD 2.0, half of them without an answer; and
 * of SQuAD 1.1, each asked of another article. Right means that the first quote holds the answer.
 */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Evidence, ConfidenceWeights>> = {
  words: {
    bias: -3,
    topic: 2.61,
    names: 1.59,
    unknown: -1.72,
    namesApart: -0.69,
    reading: 0,
    lead: 0,
    margin: 0,
    meaning: 0,
    agreement: 0,
  },
  'words+meaning': {
    bias: -3,
    topic: 2.61,
    names: 1.59,
    unknown: -1.72,
    namesApart: -0.69,
    reading: 0,
    lead: 0,
    margin: 0,
    meaning: 0,
    agreement: 0,
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
};
