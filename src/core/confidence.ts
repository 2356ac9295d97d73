/** What speaks for the best quote's being right. Every quantity is from 0 to 1. */
export interface Support {
  /**
   * The weight of the question's terms that one passage holds together, as a share of all of the question's; the
   * most any does. 0 where none holds two of several.
   */
  readonly coverage: number;
  /** The weight of the question's terms the corpus doesn't know at all, as a share. */
  readonly unknown: number;
  /** Neighbouring terms of the question that are neighbours in the first quote's sentence too, as a share. */
  readonly phraseMatch: number;
}

/**
 * Fitted by logistic regression on 45 encyclopedia articles (SQuAD 1.1 train): each one's own questions, where right means
 * that the first quote holds the answer; a quarter as many questions about another article; and, counted twice, the 696
 * questions on 11 articles of SQuAD 2.0, half of them unanswerable.
 */
const BIAS = -1.38;
const WEIGHTS: Readonly<Support> = { coverage: 1.68, unknown: -1.07, phraseMatch: 1.78 };

/** The probability that the best quote is right: a logistic function of what supports it. */
export function confidenceOf(support: Support): number {
  const logit =
    BIAS +
    WEIGHTS.coverage * support.coverage +
    WEIGHTS.unknown * support.unknown +
    WEIGHTS.phraseMatch * support.phraseMatch;
  return 1 / (1 + Math.exp(-logit));
}
