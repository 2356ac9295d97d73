import { expect, it } from 'vitest';
import { createThreads } from '../../../src/core/bot/threads.ts';
import { createCircuitBreaker } from '../../../src/core/inbox/circuit-breaker.ts';
import { TEST_SIGN } from '../../support/bot-of.ts';
import { manualClock } from '../../support/clocks.ts';
import { failingStore, type Trouble } from '../../support/failing-store.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { CHANNEL, THREAD } from '../../support/talk-with.ts';

it('are known to this process while the store is down', async () => {
  const clock = manualClock();
  let trouble: Trouble = 'down';
  const { threads: stored } = failingStore(memoryStore(clock), () => trouble);
  const threads = createThreads(
    stored,
    createCircuitBreaker(clock, () => {}),
    TEST_SIGN,
  );
  await threads.join(THREAD);
  expect(await threads.stateOf(THREAD)).toBe('joined');
  expect([await threads.leave(THREAD), await threads.leave(THREAD)]).toEqual([true, false]);
  trouble = 'none';
  await clock.pass(60_000);
  expect(await threads.stateOf(THREAD)).toBeNull();
});

it('are the same whichever workspace of a shared channel an event comes through', async () => {
  const clock = manualClock();
  const threads = createThreads(
    memoryStore(clock).threads,
    createCircuitBreaker(clock, () => {}),
    TEST_SIGN,
  );
  await threads.join(THREAD);
  expect(await threads.stateOf({ ...THREAD, workspace: 'T2' })).toBe('joined');
  expect(await threads.stateOf({ ...THREAD, channel: 'C2' })).toBeNull();
});

it('are none in a channel itself, nor in a direct message', async () => {
  const clock = manualClock();
  const threads = createThreads(
    memoryStore(clock).threads,
    createCircuitBreaker(clock, () => {}),
    TEST_SIGN,
  );
  for (const place of [CHANNEL, { ...CHANNEL, channel: 'D1', conversation: 'D1' }]) {
    await threads.join(place);
    expect(await threads.stateOf(place)).toBeNull();
  }
});
