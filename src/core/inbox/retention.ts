import type { Observe } from '../ports/observe.ts';
import type { Purge, Retention } from '../ports/store.ts';
import type { Clock } from '../ports/system.ts';

/** Between two sweeps. In milliseconds. */
const INTERVAL = 60 * 60_000;

interface PurgeDependencies {
  readonly purge: Purge;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Sweeps the store now and every hour, until the signal is aborted. Never rejects. */
export async function keepPurging(
  { purge: sweep, retention, clock, observe }: PurgeDependencies,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweep(retention);
    } catch (error) {
      observe({ kind: 'store-trouble', call: 'sweep', error });
    }
    await clock.wait(INTERVAL, signal);
  }
}

const DAY = 24 * 60 * 60_000;

/** Platforms deliver an event again for an hour at most; a day is on the safe side. In milliseconds. */
const CLAIMS_KEPT = DAY;

/** How long things are kept where questions are kept for so many days. */
export function retentionOf(questionDays: number): Retention {
  return { questions: questionDays * DAY, claims: CLAIMS_KEPT };
}
