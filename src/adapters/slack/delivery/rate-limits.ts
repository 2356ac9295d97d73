import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';

/** Between two messages to one channel. In milliseconds. https://docs.slack.dev/apis/web-api/rate-limits */
const MESSAGE_INTERVAL = 1_000;

/**
 * So far ahead turns are given, which is more than are answered in a channel at once (`QUESTIONS_PER_CHANNEL`); a delivery ends within
 * `DELIVERY_TIME`. In milliseconds.
 */
const MAX_TURN_WAIT = 75_000;

/** Waits for a channel's turn. @throws ChannelBusy at once where it would be too long */
export type ChannelRateLimit = (channel: string) => Promise<void>;

/** Lets a message a second into each channel, first come, first served. */
export function createChannelRateLimit(clock: Clock): ChannelRateLimit {
  const nextTurns = new Map<string, number>();

  return async (channel) => {
    const now = clock.now();
    for (const [other, turn] of nextTurns) if (turn <= now) nextTurns.delete(other);
    const turn = nextTurns.get(channel) ?? now;
    if (turn - now > MAX_TURN_WAIT) throw new ChannelBusy(`The next turn is in ${turn - now} ms.`);
    nextTurns.set(channel, turn + MESSAGE_INTERVAL);
    if (turn > now) await clock.wait(turn - now);
  };
}

/** More waits to be posted into a channel than Slack takes in a minute: nobody would read it in time. */
export class ChannelBusy extends Error {
  override readonly name = 'ChannelBusy';
  readonly code = 'channel_busy';
}

/** For all waiting of one call together, its turn not counted: a delivery stays within `DELIVERY_TIME`. In milliseconds. */
const MAX_RETRY_WAIT = 20_000;

/** After Slack said that it can't now. In milliseconds. */
const UNAVAILABLE_PAUSE = 1_000;

/**
 * Calls Slack, and calls again where Slack says that it did nothing (429, 503). After anything else, a lost connection or another
 * error of the server, the message may have been posted: once more would be once too often.
 */
export async function withRetry<Result>(clock: Clock, call: () => Promise<Result>): Promise<Result> {
  const giveUp = clock.now() + MAX_RETRY_WAIT;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const pause = retryDelay(error);
      if (pause === null || clock.now() + pause > giveUp) throw error;
      await clock.wait(pause);
    }
  }
}

/** `null`: not again. */
function retryDelay(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
  const isUnavailable = error instanceof webApi.WebAPIHTTPError && error.statusCode === 503;
  return isUnavailable ? UNAVAILABLE_PAUSE : null;
}
