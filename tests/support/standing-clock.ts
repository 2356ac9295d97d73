import type { Clock } from '../../src/core/ports/system.ts';

/** The clock of a process that stands still, or was killed: nothing that waits for it goes on. */
export function standingClock({ now }: Pick<Clock, 'now'>): Clock {
  return { now, wait: () => new Promise(() => {}) };
}
