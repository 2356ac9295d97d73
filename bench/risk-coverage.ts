import type { Verdict } from '../src/evaluation/evaluate.ts';

/** One way to set the limit of confidence. Shares are from 0 to 1. */
export interface RiskPoint {
  /** Of all questions, those that are answered. */
  readonly coverage: number;
  /** Of those that are answered, those whose first quote is wrong. */
  readonly risk: number;
}

/**
 * What is answered wrongly as ever less sure answers are given, from the surest on (El-Yaniv and Wiener 2010). Any answer to a question
 * that has none is wrong; of an abstention the first of the nearest counts, as if it had been given. Equally sure answers are
 * given together.
 */
export function riskCoverage(verdicts: readonly Pick<Verdict, 'confidence' | 'rank'>[]): RiskPoint[] {
  const sorted = verdicts.toSorted((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return sorted.flatMap(({ confidence, rank }, before) => {
    if (rank !== 1) wrong += 1;
    const given = before + 1;
    if (sorted[given]?.confidence === confidence) return [];
    return [{ coverage: given / sorted.length, risk: wrong / given }];
  });
}
