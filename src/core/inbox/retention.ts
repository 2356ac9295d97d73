import type { Observe } from '../ports/observe.ts';
import { DAY_LENGTH } from '../ports/questions.ts';
import type { Purge, Retention } from '../ports/store.ts';
import type { Clock } from '../ports/system.ts';

/** The time between two purges. In milliseconds. */
const PURGE_INTERVAL = 60 * 60_000;

interface PurgeDependencies {
  readonly purge: Purge;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Purges the store now and every hour, until the signal is aborted. Never rejects. */
export async function keepPurging(
  { purge, retention, clock, observe }: PurgeDependencies,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await purge(retention);
    } catch (error) {
      observe({ kind: 'store-trouble', call: 'sweep', error });
    }
    await clock.wait(PURGE_INTERVAL, signal);
  }
}

/** Platforms deliver an event again for an hour at most; a day is on the safe side. In milliseconds. */
const CLAIM_RETENTION = DAY_LENGTH;

/** How long after it was first mentioned in a thread the bot answers there without being mentioned again. In milliseconds. */
const THREAD_RETENTION = 90 * DAY_LENGTH;

export function retentionOf(questionDays: number): Retention {
  return { questions: questionDays * DAY_LENGTH, claims: CLAIM_RETENTION, threads: THREAD_RETENTION };
}
