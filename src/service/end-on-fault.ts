import type { Logger } from 'pino';
import { inTime } from './in-time.ts';

/** For what must be closed; in milliseconds. */
const CLOSING_TIME = 2_000;

/**
 * Ends the process when an error was caught nowhere: nobody knows what it left behind. Whoever runs the process starts it anew,
 * and what was claimed and not answered is answered then.
 *
 * @param close what must not be cut off
 */
export function endOnFault(log: Pick<Logger, 'fatal'>, close: () => Promise<void>): void {
  const end = (error: unknown) => {
    log.fatal({ err: error }, 'ends: an error that nothing caught');
    const exit = () => process.exit(1);
    inTime(CLOSING_TIME, close()).then(exit, exit);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
