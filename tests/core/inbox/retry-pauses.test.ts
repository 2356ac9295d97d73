import { describe, expect, it } from 'vitest';
import { createRetryPauses } from '../../../src/core/inbox/retry-pauses.ts';
import { manualClock } from '../../support/clocks.ts';

const MINUTE = 60_000;

/** When attempts are made that all fail, in milliseconds from the first. */
async function attempts(
  isReachable: (at: number) => boolean,
  random: () => number,
  time = MINUTE,
): Promise<number[]> {
  const clock = manualClock(0);
  const pauses = createRetryPauses({ clock, random, isReachable: async () => isReachable(clock.now()) });
  const made: number[] = [];
  const stopping = new AbortController();
  const trying = (async () => {
    while (!stopping.signal.aborted) {
      made.push(clock.now());
      await pauses.wait(stopping.signal);
    }
  })();
  for (let passed = 0; passed < time; passed += 25) await clock.pass(25);
  stopping.abort();
  await trying;
  return made;
}

describe('the pauses between attempts', () => {
  it('double, up to half a minute', async () => {
    const made = await attempts(
      () => true,
      () => 0,
      2 * MINUTE,
    );
    expect(made).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500, 61_500, 91_500]);
  });

  it.each([
    ['is there all the time', () => true],
    ['is away all the time', () => false],
    ['comes and goes', (at: number) => Math.floor(at / 700) % 2 === 0],
  ])('leave at most ten in a minute, where the server %s', async (_, isReachable) => {
    for (const share of [0, 0.5, 1]) {
      const made = await attempts(isReachable, () => share);
      expect(made.length).toBeGreaterThan(5);
      expect(made.length).toBeLessThanOrEqual(10);
    }
  });

  it.each([5_000, 20_000, 45_000])('end within a second of an outage of %i ms', async (end) => {
    const made = await attempts(
      (at) => at >= end,
      () => 0,
    );
    const [first = Number.NaN] = made.filter((at) => at >= end);
    expect(first - end).toBeLessThan(1_000);
  });

  it('are short again after a connection that lasted', async () => {
    const clock = manualClock(0);
    const pauses = createRetryPauses({ clock, random: () => 0, isReachable: async () => true });
    const { signal } = new AbortController();
    for (const pause of [500, 1_000]) {
      const waited = pauses.wait(signal);
      await clock.pass(pause);
      await waited;
    }
    pauses.reset();
    const waited = pauses.wait(signal);
    await clock.pass(500);
    await waited;
    expect(clock.now()).toBe(2_000);
  });
});
