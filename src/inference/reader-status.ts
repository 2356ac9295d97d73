/** Whether the reader reads; if not, why, as the end of a sentence ("as its file … is missing"). */
export type ReaderState =
  | { readonly state: 'starting' | 'ready' }
  /** Its worker died, and the question in it was lost; others wait. */
  | { readonly state: 'restarting'; readonly reason: string }
  /** It won't read again. */
  | { readonly state: 'unusable'; readonly reason: string };

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

/** Which way answers are found, and why not the other; one sentence. @param state of the reader; `null` when it is off */
export function describeEngine(state: ReaderState | null): string {
  if (state === null) return 'Answers are found lexically: READER is off.';
  switch (state.state) {
    case 'starting':
    case 'ready':
      return 'Answers are found by reading.';
    case 'restarting':
      return `The reader starts again, as ${state.reason}; the question that it read is answered lexically.`;
    case 'unusable':
      return `Answers are found lexically: the reader can't be used, as ${state.reason}.`;
    default:
      return state satisfies never;
  }
}
