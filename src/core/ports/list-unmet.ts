import type { Workspace } from '../place.ts';
import type { AskedQuestion } from './question-log.ts';

/** A question that was not answered, or not well: the corpus didn't say, it was voted down, or somebody misses the answer. */
export interface UnmetQuestion {
  readonly question: AskedQuestion;
  /** How many people voted the answer down, and how many said that it is missing. */
  readonly down: number;
  readonly missing: number;
  /** What they gave as reasons, in the order given. */
  readonly reasons: readonly string[];
}

export interface UnmetFilter {
  /** Asked no earlier; milliseconds since 1970. */
  readonly since: number;
  /** Asked there; `null`: anywhere. */
  readonly workspace: Workspace | null;
  /** At most so many: the latest. */
  readonly limit: number;
}

/** The questions that were not met, latest first, as they were asked: near-duplicates are merged by the core. @throws StoreUnavailable */
export type ListUnmet = (filter: UnmetFilter) => Promise<UnmetQuestion[]>;
