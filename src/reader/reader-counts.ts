/** How many questions ended which way, since the reader was opened. */
export interface ReaderCounts {
  /** Read to the end, in time. */
  readonly read: number;
  /** Given up, as the time for them was over. */
  readonly late: number;
  /** Not begun, as too many waited. */
  readonly crowded: number;
  /** Lost with the worker, or not readable. */
  readonly failed: number;
  /** How often the worker died and was started again. */
  readonly restarts: number;
}
