import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Claim, RecoveryQuery } from '../../src/core/ports/claims.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES } from '../support/databases.ts';
import { HANGS } from '../support/hangs.ts';
import { openTestStore } from '../support/open-test-store.ts';

/** Nothing that is held so long is over before its test is. */
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const KEEP_ALL = { questions: DAY, claims: DAY, threads: DAY };

describe.each(DATABASES)('a claim on $name', ({ create }) => {
  const open = async () => openTestStore(await create());

  it('is one’s own, and underway to all others until its lease ends', async () => {
    const address = await create();
    const [one, other] = [await openTestStore(address), await openTestStore(address)];
    expect((await one.claim('slack:Ev1', HOUR)).outcome).toBe('mine');
    for (const store of [one, other]) {
      const claim = await store.claim('slack:Ev1', HOUR);
      if (claim.outcome !== 'underway') throw new Error(claim.outcome);
      expect(claim.leaseEndsIn).toBeGreaterThan(HOUR - HANGS);
      expect(claim.leaseEndsIn).toBeLessThanOrEqual(HOUR);
    }
    expect((await other.claim('slack:Ev2', HOUR)).outcome).toBe('mine');
  });

  it('that was completed is answered, for good', async () => {
    const store = await open();
    const claim = mine(await store.claim('e', 20));
    await claim.complete();
    await wait(40);
    expect(await store.claim('e', HOUR)).toEqual({ outcome: 'answered' });
    await claim.release();
    expect(await store.claim('e', HOUR)).toEqual({ outcome: 'answered' });
  });

  it('that was completed for a while is answered for so long', async () => {
    const store = await open();
    await mine(await store.claim('e', HOUR)).complete(HOUR);
    const answered = await store.claim('e', HOUR);
    expect(answered).toEqual({ outcome: 'answered', lasts: expect.any(Number) });
    await mine(await store.claim('f', HOUR)).complete(20);
    await wait(40);
    const again = mine(await store.claim('f', HOUR));
    expect((await store.claim('f', HOUR)).outcome).toBe('underway');
    await again.complete();
    expect(await store.claim('f', HOUR)).toEqual({ outcome: 'answered' });
  });

  it('that was released is free at once', async () => {
    const store = await open();
    const first = mine(await store.claim('e', HOUR));
    await first.release();
    const second = mine(await store.claim('e', HOUR));
    await first.release();
    await first.complete();
    expect((await store.claim('e', HOUR)).outcome).toBe('underway');
    await second.complete();
    expect((await store.claim('e', HOUR)).outcome).toBe('answered');
  });

  it('whose lease has ended is whose claims it next, and no longer the first one’s', async () => {
    const store = await open();
    const dead = mine(await store.claim('e', 20));
    await wait(40);
    const heir = mine(await store.claim('e', HOUR));
    await dead.complete();
    await dead.release();
    expect((await store.claim('e', HOUR)).outcome).toBe('underway');
    await heir.complete();
    expect((await store.claim('e', HOUR)).outcome).toBe('answered');
  });

  it('may be completed when its lease has ended, but nobody has it', async () => {
    const store = await open();
    const late = mine(await store.claim('e', 20));
    await wait(40);
    await late.complete();
    expect((await store.claim('e', HOUR)).outcome).toBe('answered');
  });

  it('that is renewed goes on, while it is one’s own and unanswered', async () => {
    const store = await open();
    const late = mine(await store.claim('e', 20));
    await wait(40);
    expect(await late.renew(HOUR)).toBe(true);
    expect((await store.claim('e', HOUR)).outcome).toBe('underway');
    await late.renew(0);
    const heir = mine(await store.claim('e', HOUR));
    expect(await late.renew(HOUR)).toBe(false);
    await heir.complete();
    expect(await heir.renew(HOUR)).toBe(false);
  });

  it('is kept as long as retention says, and longer while its lease runs', async () => {
    const store = await open();
    await mine(await store.claim('answered', HOUR)).complete();
    await store.claim('dead', 20);
    await store.claim('underway', HOUR);
    await wait(40);
    await store.purge(KEEP_ALL);
    expect((await store.claim('answered', HOUR)).outcome).toBe('answered');
    await store.purge({ ...KEEP_ALL, claims: 10 });
    expect((await store.claim('answered', HOUR)).outcome).toBe('mine');
    expect((await store.claim('dead', HOUR)).outcome).toBe('mine');
    expect((await store.claim('underway', HOUR)).outcome).toBe('underway');
  });

  it('is got by one, when 8 connections make 1,000 claims of 100 events at once', async () => {
    const address = await create();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openTestStore(address)));
    // Each event ten times in a row, by one store after the other.
    const tries = Array.from({ length: 1000 }, (_, index) => `event ${Math.floor(index / 10)}`);
    const outcomes = await Promise.all(
      tries.map(async (event, at) => {
        const { outcome } = (await stores[at % stores.length]?.claim(event, HOUR)) ?? {};
        return { event, outcome };
      }),
    );
    const handled = outcomes.filter(({ outcome }) => outcome === 'mine').map(({ event }) => event);
    expect(handled).toHaveLength(100);
    expect(new Set(handled).size).toBe(100);
    expect(outcomes.filter(({ outcome }) => outcome === 'underway')).toHaveLength(900);
  });
});

function mine(claim: Claim): Extract<Claim, { outcome: 'mine' }> {
  if (claim.outcome !== 'mine') throw new Error(`The claim is ${claim.outcome}.`);
  return claim;
}

/** Nothing that is held so long is over before its test is. */
const KEPT = { person: 'aHash', sealed: 'all that it takes' };
const WANTED: RecoveryQuery = { lease: HOUR, platforms: ['slack', 'discord'], except: [], limit: 100 };

describe.each(DATABASES)('what a process left that died, on $name', ({ create }) => {
  const open = async () => openTestStore(await create());
  const leave = async (store: Store, ...events: string[]) => {
    await Promise.all(events.map((event) => store.claim(event, 0, KEPT)));
    await wait(20);
  };

  it('is taken up when the lease has ended, and is claimed then', async () => {
    const store = await open();
    await store.claim('slack:underway', HOUR, KEPT);
    await leave(store, 'slack:Ev1');
    const [taken, ...others] = await store.recoverClaims(WANTED);
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ event: 'slack:Ev1', sealed: KEPT.sealed, tries: 2 });
    expect(taken?.age).toBeGreaterThanOrEqual(0);
    expect((await store.claim('slack:Ev1', HOUR)).outcome).toBe('underway');
    expect(await store.recoverClaims(WANTED)).toEqual([]);
    await taken?.held.complete();
    expect((await store.claim('slack:Ev1', HOUR)).outcome).toBe('answered');
  });

  it('is taken up again and again, and each time is counted, until somebody answers it', async () => {
    const store = await open();
    await leave(store, 'slack:Ev1');
    for (const tries of [2, 3, 4]) {
      expect(await store.recoverClaims({ ...WANTED, lease: 0 })).toMatchObject([{ tries }]);
      await wait(20);
    }
  });

  it('is nobody’s where it was answered, released, not kept, or delivered again', async () => {
    const store = await open();
    const [answered, released] = [
      await store.claim('slack:a', 0, KEPT),
      await store.claim('slack:r', 0, KEPT),
    ];
    if (answered.outcome === 'mine') await answered.complete();
    if (released.outcome === 'mine') await released.release();
    await leave(store, 'slack:again');
    await store.claim('slack:unkept', 0);
    await store.claim('slack:again', HOUR, KEPT);
    await wait(20);
    expect(await store.recoverClaims(WANTED)).toEqual([]);
  });

  it('leaves no word of it when it is settled', async () => {
    const address = await create();
    const store = await openTestStore(address);
    await leave(store, 'slack:a', 'slack:b');
    expect((await allRows(address)).get('claims')).toContain(KEPT.sealed);
    const [one, other] = await store.recoverClaims(WANTED);
    await one?.held.complete();
    await other?.held.release();
    expect((await allRows(address)).get('claims')).not.toMatch(/all that it takes|aHash/);
  });

  it('is given to who wants it: those of their platforms, without their own, no more than they can do', async () => {
    const store = await open();
    await leave(store, 'slack:1', 'slack:2', 'slack:3', 'discord:1', 'web:1');
    const eventsOf = async (wanted: Partial<RecoveryQuery>) =>
      (await store.recoverClaims({ ...WANTED, ...wanted })).map(({ event }) => event);
    expect(await eventsOf({ limit: 0 })).toEqual([]);
    expect(await eventsOf({ platforms: ['discord'] })).toEqual(['discord:1']);
    expect(await eventsOf({ platforms: ['slack'], except: ['slack:1', 'slack:2'] })).toEqual(['slack:3']);
    expect(await eventsOf({ limit: 1 })).toHaveLength(1);
    expect(await eventsOf({})).toHaveLength(1);
  });

  it('is got by one, when 8 connections take up 100 events at once', async () => {
    const address = await create();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openTestStore(address)));
    const events = Array.from({ length: 100 }, (_, number) => `slack:Ev${number}`);
    for (const store of stores.slice(0, 1)) await leave(store, ...events);
    const taken: string[] = [];
    await Promise.all(
      stores.map(async (store) => {
        for (let rounds = 0; rounds < 10; rounds++) {
          const some = await store.recoverClaims({ ...WANTED, limit: 7 });
          taken.push(...some.map(({ event }) => event));
        }
      }),
    );
    expect(taken.sort()).toEqual(events.sort());
  });
});
