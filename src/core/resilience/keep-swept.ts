import type { Clock } from '../ports/clock.ts';
import type { Observe } from '../ports/observe.ts';
import type { Retention, Sweep } from '../ports/sweep.ts';

/** Between two sweeps. In milliseconds. */
const INTERVAL = 60 * 60_000;

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
