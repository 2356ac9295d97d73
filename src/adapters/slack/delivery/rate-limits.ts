import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';

/*
 * Slack's rate limits. Before a call, the bot keeps to the limit of a channel: a message a second, in order, each at the time that
 * was reserved for it. After a call that Slack refused, the bot waits as long as Slack says and calls again. Both waits are bounded,
 * so that a delivery stays within `DELIVERY_TIMEOUT`.
 */

/** Between two messages to one channel. In milliseconds. https://docs.slack.dev/apis/web-api/rate-limits */
const MESSAGE_INTERVAL = 1_000;

/** The longest wait for a turn: more messages than are answered in a channel at once (`QUESTIONS_PER_CHANNEL`). In milliseconds. */
const MAX_TURN_WAIT = 75_000;

/** Waits for the channel's next turn. @throws ChannelBusy at once if the wait would be too long */
export type ChannelRateLimit = (channel: string) => Promise<void>;

/** Lets one message a second into each channel, first come, first served. */
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

/** So many messages wait for a channel that nobody would read this one in time. */
export class ChannelBusy extends Error {
  override readonly name = 'ChannelBusy';
  readonly code = 'channel_busy';
}

/** The longest wait between all tries of one call together, without the wait for a turn. In milliseconds. */
const MAX_RETRY_WAIT = 20_000;

/** Before a retry when Slack is unavailable and doesn't say for how long. In milliseconds. */
const UNAVAILABLE_PAUSE = 1_000;

/**
 * Calls Slack, and retries only where Slack says that it did nothing (429, 503). After any other error, such as a lost connection,
 * the message may have been posted, and a retry could post it twice.
 */
export async function withRetry<Result>(clock: Clock, call: () => Promise<Result>): Promise<Result> {
  const deadline = clock.now() + MAX_RETRY_WAIT;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const delay = retryDelay(error);
      if (delay === null || clock.now() + delay > deadline) throw error;
      await clock.wait(delay);
    }
  }
}

/** The pause that a `Retry-After` in seconds asks for; else the given one. In milliseconds. */
export function pauseOf(retryAfter: string | null, otherwise: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : otherwise;
}

/** In milliseconds; `null`: don't retry. */
function retryDelay(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
  const isUnavailable = error instanceof webApi.WebAPIHTTPError && error.statusCode === 503;
  return isUnavailable ? pauseOf(error.headers['retry-after'] ?? null, UNAVAILABLE_PAUSE) : null;
}
