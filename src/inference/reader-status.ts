import type { ModelState } from './model-state.ts';

/** Numbers of questions by outcome since the reader was opened. All but those that were read were answered lexically. */
export interface ReaderCounts {
  readonly read: number;
  /** Timed out. */
  readonly late: number;
  /** Refused, because the queue was too long. */
  readonly crowded: number;
  /** The worker failed or died. */
  readonly failed: number;
}

/** Says in a sentence how answers are found, and why not otherwise. @param state of the reader; `null` when it is off */
export function describeEngine(state: ModelState | null): string {
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
