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

/**
 * Sees to it that what was answered is known to be: whoever takes up what the dead left would answer it once more.
 *
 * @param stopping aborted when all is to end: then each is tried a last time
 */
export function createSettling(attempt: Attempt, clock: Clock, stopping: AbortSignal): Settling {
  const unsettled = new Set<Promise<void>>();

  const tells = (call: string, tell: () => Promise<void>): Promise<boolean> =>
    attempt(call, () => tell().then(() => true), false);

  async function insist(call: string, tell: () => Promise<void>): Promise<void> {
    do await clock.wait(BEAT, stopping);
    while (!(await tells(call, tell)) && !stopping.aborted);
  }

  return {
    async settle(call, tell) {
      if (await tells(call, tell)) return;
      const insisting = insist(call, tell).finally(() => unsettled.delete(insisting));
      unsettled.add(insisting);
    },
    async finished() {
      await Promise.all(unsettled);
    },
  };
}
