import { setMaxListeners } from 'node:events';
import type { Clock } from '../core/ports/system.ts';

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
      // However many wait on one signal, it is no leak, and Node needn't warn of it.
      if (signal !== undefined) setMaxListeners(0, signal);
      signal?.addEventListener('abort', goOn);
    }),
};
