import { expect, it } from 'vitest';
import { keepPurging, retentionOf } from '../../../src/core/inbox/retention.ts';
import type { BotEvent } from '../../../src/core/ports/observe.ts';
import { StoreUnavailable } from '../../../src/core/ports/store.ts';
import { manualClock } from '../../support/clocks.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { askedQuestion } from '../../support/questions.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

it('questions are gone within an hour after their time, until the sweeping ends', async () => {
  const clock = manualClock();
  const store = memoryStore(clock);
  const stop = new AbortController();
  await store.questions.record(askedQuestion({ id: 'old', at: clock.now() - 29 * DAY }));
  const sweeping = keepPurging(
    { ...store, retention: retentionOf(30), clock, observe: () => {} },
    stop.signal,
  );
  await clock.pass(DAY - HOUR);
  expect(await store.questions.find('old')).not.toBeNull();
  await clock.pass(2 * HOUR);
  expect(await store.questions.find('old')).toBeNull();
  stop.abort();
  await sweeping;
});

it('a sweep that fails is reported, and tried again in an hour', async () => {
  const clock = manualClock();
  const stop = new AbortController();
  const events: BotEvent[] = [];
  let sweeps = 0;
  const sweep = async () => {
    sweeps += 1;
    if (sweeps === 1) throw new StoreUnavailable('The database is down.');
  };
  const observe = (event: BotEvent) => {
    events.push(event);
  };
  const sweeping = keepPurging({ purge: sweep, retention: retentionOf(0), clock, observe }, stop.signal);
  await clock.pass(HOUR);
  stop.abort();
  await sweeping;
  expect(sweeps).toBe(2);
  expect(events).toMatchObject([{ kind: 'store-trouble', call: 'sweep' }]);
});

it('claims outlast every delivery, however short questions are kept', () => {
  expect(retentionOf(0)).toEqual({ questions: 0, claims: DAY, threads: 90 * DAY });
});
