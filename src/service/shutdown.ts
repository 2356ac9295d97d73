import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** 128 plus the number of the signal, as shells report it. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * How long requests in flight may take to finish after a stop signal: less than container platforms wait before they kill. In
 * milliseconds.
 */
export const SERVICE_STOPPING_TIMEOUT = 25_000;

/** The same in the process of a shard: less than the service waits for it. In milliseconds. */
export const SHARD_STOPPING_TIMEOUT = 20_000;

/** Resolves at the first stop signal. A second one ends the process at once. */
export function untilStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isStopping) process.exit(EXIT_CODES[signal]);
        isStopping = true;
        resolve();
      });
    }
  });
}

/** How long closing may take before the process ends anyway, in milliseconds. */
const CLOSING_TIMEOUT = 2_000;

/**
 * Ends the process at an uncaught error, which may have left its state broken. The supervisor restarts it; requests that were
 * claimed and not answered are recovered then.
 *
 * @param close runs before the process ends
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

/** Waits for the work, at most this long. @returns whether it finished in time */
export async function finishesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const timeout = setTimeout(milliseconds, false, { signal: done.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), timeout]);
  } finally {
    done.abort();
  }
}
