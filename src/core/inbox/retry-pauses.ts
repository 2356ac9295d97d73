import type { Clock, IsReachable } from '../ports/system.ts';

/** Doubled with each failure, up to the longest. In milliseconds. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** A pause is shorter by up to this share, at random, so that replicas that lost their connections together don't return together. */
const JITTER = 0.25;

/** The time between two looks whether a server that couldn't be reached is back. In milliseconds. */
const LOOK_INTERVAL = 500;

/** How many pauses that may cut short, until a connection lasts: a network that comes and goes must not cause more attempts. */
const MAX_EARLY_ATTEMPTS = 2;

/** So long a connection must last to count as made: a platform may take one and end it at once. In milliseconds. */
export const LASTING_TIME = 5_000;

/**
 * The pauses between attempts to connect: longer with each, so that there are at most ten in the first minute. A pause ends as soon
 * as a server that couldn't be reached can be again, so that a connection is back within a second of an outage.
 */
export interface RetryPauses {
  /** @param elapsed milliseconds of the pause that pass elsewhere */
  readonly wait: (signal: AbortSignal, elapsed?: number) => Promise<void>;
  /** A connection has lasted: the next pause is a short one again. */
  readonly reset: () => void;
}

export interface RetryPausesOptions {
  readonly clock: Pick<Clock, 'wait'>;
  /** Whether the server takes connections. */
  readonly isReachable: () => ReturnType<IsReachable>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function createRetryPauses({ clock, isReachable, random }: RetryPausesOptions): RetryPauses {
  let failures = 0;
  let earlyAttempts = 0;

  async function untilBack(signal: AbortSignal): Promise<void> {
    let wasAway = false;
    while (earlyAttempts < MAX_EARLY_ATTEMPTS && !signal.aborted) {
      const isBack = await isReachable();
      if (signal.aborted) return;
      if (isBack && wasAway) {
        earlyAttempts += 1;
        return;
      }
      wasAway ||= !isBack;
      await clock.wait(LOOK_INTERVAL, signal);
    }
    await clock.wait(LONGEST_PAUSE, signal);
  }

  return {
    async wait(signal, elapsed = 0) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures) * (1 - JITTER * random());
      failures += 1;
      const over = new AbortController();
      const waited = AbortSignal.any([signal, over.signal]);
      await Promise.race([clock.wait(Math.max(0, pause - elapsed), waited), untilBack(waited)]);
      // With a reason, so that no error is made of it.
      over.abort('over');
    },
    reset() {
      failures = 0;
      earlyAttempts = 0;
    },
  };
}
