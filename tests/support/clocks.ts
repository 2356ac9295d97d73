import type { Clock } from '../../src/core/ports/system.ts';

/** A clock that stands until it is told to go on. */
export interface ManualClock extends Clock {
  /** Lets so many milliseconds pass, and whoever waited for them go on. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

interface Waiting {
  readonly until: number;
  readonly goOn: () => void;
}

export function manualClock(start = Date.parse('2026-11-24T12:00:00Z')): ManualClock {
  let now = start;
  const waiting = new Set<Waiting>();
  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const entry: Waiting = {
          until: now + milliseconds,
          goOn: () => {
            waiting.delete(entry);
            signal?.removeEventListener('abort', entry.goOn);
            resolve();
          },
        };
        waiting.add(entry);
        signal?.addEventListener('abort', entry.goOn);
      }),
    async pass(milliseconds) {
      await settled();
      now += milliseconds;
      for (const entry of [...waiting]) if (entry.until <= now) entry.goOn();
      await settled();
    },
  };
}

/** Whatever can go on without time passing has gone on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The clock of a process that stands still, or was killed: nothing that waits for it goes on. */
export function standingClock({ now }: Pick<Clock, 'now'>): Clock {
  return { now, wait: () => new Promise(() => {}) };
}
