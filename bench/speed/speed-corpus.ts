import type { Article } from '../../src/core/article.ts';

export interface SpeedQuestion {
  readonly question: string;
  /** The places of the right passages, from 0 over all articles; none when there is no answer. */
  readonly right: ReadonlySet<number>;
}

/** Articles to be indexed as one corpus, and the questions asked of it. */
export interface SpeedCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly SpeedQuestion[];
}
