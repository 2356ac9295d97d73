import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/clock.ts';

/** For all waiting of one call together, its turn not counted: a delivery stays within `DELIVERY_TIME`. In milliseconds. */
const MOST_WAITING = 20_000;

/** After Slack said that it can't now. In milliseconds. */
const PAUSE = 1_000;

/**
 * Calls Slack, and calls again where Slack says that it did nothing (429, 503). After anything else, a lost connection or another
 * error of the server, the message may have been posted: once more would be once too often.
 */
export async function patiently<Result>(clock: Clock, call: () => Promise<Result>): Promise<Result> {
  const giveUp = clock.now() + MOST_WAITING;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const pause = pauseAfter(error);
      if (pause === null || clock.now() + pause > giveUp) throw error;
      await clock.wait(pause);
    }
  }
}

/** `null`: not again. */
function pauseAfter(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
  const isUnavailable = error instanceof webApi.WebAPIHTTPError && error.statusCode === 503;
  return isUnavailable ? PAUSE : null;
}
