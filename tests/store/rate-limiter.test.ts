import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { HANGS } from '../support/hangs.ts';
import { openTestStore } from '../support/open-test-store.ts';

/** Of what is used up, nothing is back before a test is over. */
const DAY = 24 * 60 * 60_000;

describe.each(DATABASES)('a limit on $name', ({ create }) => {
  const open = async () => openTestStore(await create());

  it('allows so many at once, and says when the next is', async () => {
    const store = await open();
    const limit = { tokens: 3, per: DAY };
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await store.takeToken('person:a', limit)).toEqual({ isAllowed: true });
    }
    for (let asked = 0; asked < 2; asked += 1) {
      const refused = await store.takeToken('person:a', limit);
      if (refused.isAllowed) throw new Error('It is allowed.');
      expect(refused.retryIn).toBeGreaterThan(DAY / 3 - HANGS);
      expect(refused.retryIn).toBeLessThanOrEqual(DAY / 3);
    }
    expect(await store.takeToken('person:b', limit)).toEqual({ isAllowed: true });
    expect(await store.takeToken('channel:a', limit)).toEqual({ isAllowed: true });
  });

  it('allows the next when it said, and no more than its rate', async () => {
    const store = await open();
    const limit = { tokens: 2, per: 1_000 };
    const take = () => store.takeToken('person:a', limit);
    const began = performance.now();
    let allowed = 0;
    let last = await take();
    for (; last.isAllowed; last = await take()) allowed += 1;
    await wait(last.retryIn + 1);
    for (last = await take(); last.isAllowed; last = await take()) allowed += 1;
    const took = performance.now() - began;
    expect(allowed).toBeGreaterThan(limit.tokens);
    expect(allowed).toBeLessThanOrEqual(limit.tokens + 1 + (took * limit.tokens) / limit.per);
  });

  it('is counted over all processes', async () => {
    const address = await create();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openTestStore(address)));
    const asked = Array.from({ length: 40 }, (_, index) =>
      stores[index % stores.length]?.takeToken('channel:slack:C1', { tokens: 10, per: DAY }),
    );
    const allowed = (await Promise.all(asked)).filter((allowance) => allowance?.isAllowed);
    expect(allowed).toHaveLength(10);
  });

  it('of any size allows exactly so many', async () => {
    const store = await open();
    let key = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: DAY, max: 30 * DAY }),
        async (tokens, per) => {
          key += 1;
          const allowances = [];
          for (let asked = 0; asked <= tokens; asked += 1) {
            allowances.push(await store.takeToken(`person:${key}`, { tokens, per }));
          }
          expect(allowances.map(({ isAllowed }) => isAllowed)).toEqual([...Array(tokens).fill(true), false]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('outlives a sweep while it counts', async () => {
    const store = await open();
    const limit = { tokens: 1, per: DAY };
    await store.takeToken('person:a', limit);
    await store.takeToken('person:b', { tokens: 1, per: 10 });
    await wait(30);
    await store.purge({ questions: DAY, claims: DAY, threads: DAY });
    expect((await store.takeToken('person:a', limit)).isAllowed).toBe(false);
    expect((await store.takeToken('person:b', limit)).isAllowed).toBe(true);
  });
});
