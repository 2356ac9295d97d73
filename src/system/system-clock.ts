import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../core/ports/clock.ts';

/** The machine's clock. What waits by it keeps no process alive. */
export const systemClock: Clock = {
  now: Date.now,
  async wait(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) });
    } catch {
      // Aborted: there is nothing to wait for any more.
    }
  },
};
