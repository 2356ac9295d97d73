/** A verbatim piece of what would answer a question. */
export interface Gold {
  readonly text: string;
  /** The number of the passage it must be quoted from; `null` when any will do. */
  readonly passage: number | null;
}

/** A question with what would be right. */
export interface TestQuestion {
  readonly question: string;
  /** The question before it, as it was read; empty where there is none. */
  readonly previous: string;
  /** Whether it has an answer; it is right to abstain from any other. */
  readonly answerable: boolean;
  /** None when it isn't answerable, or when what answers it is no passage. */
  readonly gold: readonly Gold[];
  readonly kind: string;
}
