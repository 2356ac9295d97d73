import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Of a process that a signal ended, as shells have it. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** Resolves when the process is told to stop. Told a second time, it ends at once. */
export function untilStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isTold) process.exit(EXIT_CODES[signal]);
        isTold = true;
        resolve();
      });
    }
  });
}

/** For what must be closed; in milliseconds. */
const CLOSING_TIMEOUT = 2_000;

/**
 * Ends the process when an error was caught nowhere: nobody knows what it left behind. Whoever runs the process starts it anew,
 * and what was claimed and not answered is answered then.
 *
 * @param close what must not be cut off
 */
export function exitOnUncaughtError(log: Pick<Logger, 'fatal'>, close: () => Promise<void>): void {
  const end = (error: unknown) => {
    log.fatal({ err: error }, 'ends: an error that nothing caught');
    const exit = () => process.exit(1);
    finishesWithin(CLOSING_TIMEOUT, close()).then(exit, exit);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Waits for the work, but no longer than so many milliseconds. @returns whether it was done by then */
export async function finishesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const lateness = setTimeout(milliseconds, false, { signal: done.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), lateness]);
  } finally {
    done.abort();
  }
}
