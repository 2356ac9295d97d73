/** What somebody thinks of an answer. `missing`: the articles don't say, and should. */
export type Verdict = 'up' | 'down' | 'missing';

export interface Feedback {
  /** The id of the question that was answered. */
  readonly question: string;
  /** Who says so, as a keyed hash. */
  readonly person: string;
  readonly verdict: Verdict;
  /** In the person's own words, at most 500 characters. */
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Keeps what a person thinks of an answer, instead of what they thought before. Kept as long as the question is.
 *
 * @returns whether it is kept: not when the question isn't there (any more)
 * @throws StoreUnavailable
 */
export type RecordFeedback = (feedback: Feedback) => Promise<boolean>;
