/** Times are in milliseconds, memory in bytes. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** How so many askers at once are served, each asking again as soon as it is answered. */
export interface AskersSpeed extends Latency {
  readonly askers: number;
  readonly answersPerSecond: number;
  /** Of all answers, those that were found by reading. */
  readonly readShare: number;
  /** How long the event loop kept others waiting: an acknowledgement waits no longer. */
  readonly eventLoopDelay: Latency;
}

/** What reading costs. */
export interface ReadingSpeed {
  readonly passages: number;
  readonly windows: number;
  readonly askers: readonly AskersSpeed[];
  /** The model alone on the same windows of the same questions, one after the other, on this thread. */
  readonly bareModel: Latency;
  /** The median of what an answer takes against what the model alone takes for it. */
  readonly ratio: number;
  /** Of the whole process, when all was asked. */
  readonly residentMemory: number;
}
