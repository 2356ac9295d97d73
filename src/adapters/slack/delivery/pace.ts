import type { Clock } from '../../../core/ports/clock.ts';

/** Between two messages to one channel. In milliseconds. https://docs.slack.dev/apis/web-api/rate-limits */
const INTERVAL = 1_000;

/** Waits for a channel's turn. */
export type Pace = (channel: string) => Promise<void>;

/** Lets a message a second into each channel, first come, first served. */
export function createPace(clock: Clock): Pace {
  const nextTurns = new Map<string, number>();

  return async (channel) => {
    const now = clock.now();
    for (const [other, turn] of nextTurns) if (turn <= now) nextTurns.delete(other);
    const turn = nextTurns.get(channel) ?? now;
    nextTurns.set(channel, turn + INTERVAL);
    if (turn > now) await clock.wait(turn - now);
  };
}
