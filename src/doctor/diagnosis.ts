import type { Finding, Status } from './finding.ts';

/** What was found by one check. */
export interface Examined {
  readonly id: string;
  readonly finding: Finding;
}

/** All that was found. */
export interface Diagnosis {
  /** The worst of all. */
  readonly status: Exclude<Status, 'skip'>;
  readonly examined: readonly Examined[];
}
