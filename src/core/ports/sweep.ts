/** How long things are kept, in milliseconds. */
export interface Retention {
  /** Questions, and the feedback on them. */
  readonly questions: number;
  /** Claims, counted from when they were made. */
  readonly claims: number;
}

/** Erases all that is older, and tokens that no limit counts any more. @throws StoreUnavailable */
export type Sweep = (retention: Retention) => Promise<void>;
