import type { Clock } from '../../../core/ports/clock.ts';
import { ChannelBusy } from './channel-busy.ts';

/** Between two messages to one channel. In milliseconds. https://docs.slack.dev/apis/web-api/rate-limits */
const INTERVAL = 1_000;

/**
 * So far ahead turns are given, which is more than are answered in a channel at once (`QUESTIONS_PER_CHANNEL`); a delivery ends within
 * `DELIVERY_TIME`. In milliseconds.
 */
const LONGEST_WAIT = 75_000;

/** Waits for a channel's turn. @throws ChannelBusy at once where it would be too long */
export type Pace = (channel: string) => Promise<void>;

/** Lets a message a second into each channel, first come, first served. */
export function createPace(clock: Clock): Pace {
  const nextTurns = new Map<string, number>();

  return async (channel) => {
    const now = clock.now();
    for (const [other, turn] of nextTurns) if (turn <= now) nextTurns.delete(other);
    const turn = nextTurns.get(channel) ?? now;
    if (turn - now > LONGEST_WAIT) throw new ChannelBusy(`The next turn is in ${turn - now} ms.`);
    nextTurns.set(channel, turn + INTERVAL);
    if (turn > now) await clock.wait(turn - now);
  };
}
