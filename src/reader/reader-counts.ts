/** How many questions ended which way, since the reader was opened; all but those that were read were answered lexically. */
export interface ReaderCounts {
  /** Read to the end, in time. */
  readonly read: number;
  /** Given up, as the time for them was over. */
  readonly late: number;
  /** Not begun, as too many waited for them to be read in time. */
  readonly crowded: number;
  /** Lost with the worker, or not readable. */
  readonly failed: number;
}
