import type { Clock } from '../core/ports/clock.ts';

/** The machine's clock. What waits by it keeps no process alive. */
export const systemClock: Clock = {
  now: Date.now,
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const goOn = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', goOn);
        resolve();
      };
      const timer = setTimeout(goOn, milliseconds).unref();
      signal?.addEventListener('abort', goOn);
    }),
};
