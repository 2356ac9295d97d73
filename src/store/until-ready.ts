import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from '../core/ports/store-unavailable.ts';

/**
 * What must have been done once before anything else. Who needs it waits for it, so many milliseconds at most, and does it
 * again where it failed. What is returned throws `StoreUnavailable` when the time is over, and what `prepare` throws.
 */
export function untilReady(prepare: () => Promise<void>): (patience: number) => Promise<void> {
  let isReady = false;
  let underway: Promise<void> | null = null;
  async function start(): Promise<void> {
    try {
      await prepare();
      isReady = true;
    } finally {
      underway = null;
    }
  }
  async function giveUp(patience: number): Promise<never> {
    await wait(patience, undefined, { ref: false });
    throw new StoreUnavailable("The store can't be used: it is still being set up.");
  }
  return async (patience) => {
    if (isReady) return;
    underway ??= start();
    await Promise.race([underway, giveUp(patience)]);
  };
}
