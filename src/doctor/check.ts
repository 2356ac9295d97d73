import type { Finding } from './finding.ts';

/** Something that is looked at by itself. */
export interface Check {
  /** Stays the same from version to version: scripts go by it. */
  readonly id: string;
  /** The beginnings of the names of variables without which there is nothing to look at: see `ConfigProblem`. */
  readonly goesBy: readonly string[];
  /** How long it may take, in milliseconds; longer than what it does takes to give up by itself. */
  readonly patience: number;
  /** What to do where it takes longer, a sentence. */
  readonly whenLate: string;
  /** What may well be wrong is a finding; an exception is a fault. */
  readonly examine: () => Promise<Finding>;
}
