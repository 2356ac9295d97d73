import type { ReaderState } from './reader-state.ts';

/** Which way answers are found, and why not the other; one sentence. @param state of the reader; `null` when it is off */
export function engineLine(state: ReaderState | null): string {
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
