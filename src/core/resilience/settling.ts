import type { Clock } from '../ports/clock.ts';
import type { Attempt } from './attempt.ts';
import { BEAT } from './lease.ts';

/** What the store must be told, as soon as it can be. */
export interface Settling {
  /** Tells the store now; where that fails, again and again, while others go on. Never rejects. */
  readonly settle: (call: string, tell: () => Promise<void>) => Promise<void>;
  /** Resolves when the store was told everything, or is still down when all ends. */
  readonly finished: () => Promise<void>;
}

interface Untold {
  readonly call: string;
  readonly tell: () => Promise<void>;
}

/**
 * Sees to it that what was answered is known to be: whoever takes up what the dead left would answer it once more.
 *
 * @param stopping aborted when all is to end: then each is tried a last time
 */
export function createSettling(attempt: Attempt, clock: Clock, stopping: AbortSignal): Settling {
  const untold = new Set<Untold>();
  let insisting = Promise.resolve();

  const tells = ({ call, tell }: Untold): Promise<boolean> =>
    attempt(call, () => tell().then(() => true), false);

  async function insist(): Promise<void> {
    while (untold.size > 0) {
      await clock.wait(BEAT, stopping);
      const isLast = stopping.aborted;
      for (const one of untold) if ((await tells(one)) || isLast) untold.delete(one);
    }
  }

  return {
    async settle(call, tell) {
      const one = { call, tell };
      if (await tells(one)) return;
      untold.add(one);
      if (untold.size === 1) insisting = insist();
    },
    finished: () => insisting,
  };
}
