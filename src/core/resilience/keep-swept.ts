import type { Clock } from '../ports/clock.ts';
import type { Observe } from '../ports/observe.ts';
import type { Retention, Sweep } from '../ports/sweep.ts';

/** Between two sweeps. In milliseconds. */
const INTERVAL = 60 * 60_000;

const DAY = 24 * 60 * 60_000;

/** Platforms deliver an event again for an hour at most; a day is on the safe side. In milliseconds. */
const CLAIMS_KEPT = DAY;

/** How long things are kept where questions are kept for so many days. */
export function retentionOf(questionDays: number): Retention {
  return { questions: questionDays * DAY, claims: CLAIMS_KEPT };
}

interface Sweeping {
  readonly sweep: Sweep;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Sweeps the store now and every hour, until the signal is aborted. Never rejects. */
export async function keepSwept(
  { sweep, retention, clock, observe }: Sweeping,
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
