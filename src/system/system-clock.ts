import { setMaxListeners } from 'node:events';
import type { Clock } from '../core/ports/system.ts';

/** The machine's clock. Its timers don't keep the process alive. */
export const systemClock: Clock = {
  now: Date.now,
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds).unref();
      // Many waits may share one signal: Node would take that for a leak and warn.
      if (signal !== undefined) setMaxListeners(0, signal);
      signal?.addEventListener('abort', end);
    }),
};
