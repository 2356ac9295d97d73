import type { ReaderState } from '../reader/queue.ts';

/** Which way answers are found, and why not the other; one sentence. @param state of the reader; `null` when it is off */
export function engineLine(state: ReaderState | null): string {
  if (state === null) return 'Answers are found lexically: READER is off.';
  return state.state === 'unusable'
    ? `Answers are found lexically: the reader can't be used, as ${state.reason}.`
    : 'Answers are found by reading.';
}
