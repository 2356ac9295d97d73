import type { Claim, ClaimEvent, HeldClaim } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';
import type { CallStore } from './circuit-breaker.ts';
import { RENEWAL_INTERVAL } from './lease.ts';

/** What claims of the store are asked through. */
export interface StoreCalls {
  readonly callStore: CallStore;
  readonly persist: StoreRetries['persist'];
}

/**
 * Claims of all processes, and of this one alone while the store is down. What this process has or had is known here first:
 * what is answered during an outage stays answered after it.
 */
export function createSharedClaims(local: ClaimEvent, store: ClaimEvent, calls: StoreCalls): ClaimEvent {
  return async (event, lease, kept) => {
    const here = await local(event, lease, kept);
    if (here.outcome !== 'mine') return here;
    const asked: Promise<Claim>[] = [];
    const ask = (): Promise<Claim> => {
      const asking = store(event, lease, kept);
      asked.push(asking);
      return asking;
    };
    const there = await calls.callStore('claim', ask, null);
    switch (there?.outcome) {
      case undefined: {
        const [asking] = asked;
        return asking === undefined ? here : claimInBoth(here, eventualClaim(asking), calls);
      }
      case 'answered':
        await here.complete();
        return there;
      case 'underway':
        await here.release();
        return there;
      case 'mine':
        return claimInBoth(here, there, calls);
      default:
        return there satisfies never;
    }
  };
}

/** A claim of the store that nothing can go wrong with: while the store is down it is as good as any. */
export function claimInStore(
  there: HeldClaim,
  { callStore: attempt, persist: settle }: StoreCalls,
): HeldClaim {
  return {
    outcome: 'mine',
    renew: (lease) => attempt('renew', () => there.renew(lease), true),
    complete: () => settle('complete', there.complete),
    release: () => settle('release', there.release),
  };
}

function claimInBoth(here: HeldClaim, claim: HeldClaim, calls: StoreCalls): HeldClaim {
  const there = claimInStore(claim, calls);
  return {
    outcome: 'mine',
    async renew(lease) {
      await here.renew(lease);
      return there.renew(lease);
    },
    async complete() {
      await here.complete();
      await there.complete();
    },
    async release() {
      await here.release();
      await there.release();
    },
  };
}

/** A claim that the store was asked for and didn't tell of in time. It may have been made all the same, and has to be settled. */
function eventualClaim(asked: Promise<Claim>): HeldClaim {
  const known = asked.catch(() => null);
  const mine = async () => {
    const claim = await known;
    return claim?.outcome === 'mine' ? claim : null;
  };
  return {
    outcome: 'mine',
    renew: async (lease) => (await mine())?.renew(lease) ?? true,
    complete: async () => (await mine())?.complete(),
    release: async () => (await mine())?.release(),
  };
}

/** What the store must be told, as soon as it can be. */
export interface StoreRetries {
  /** Tells the store now; where that fails, again and again, while others go on. Never rejects. */
  readonly persist: (call: string, write: () => Promise<void>) => Promise<void>;
  /** Resolves when the store was told everything, or is still down when all ends. */
  readonly finished: () => Promise<void>;
}

interface PendingWrite {
  readonly call: string;
  readonly write: () => Promise<void>;
}

/**
 * Sees to it that what was answered is known to be: whoever takes up what the dead left would answer it once more.
 *
 * @param stopping aborted when all is to end: then each is tried a last time
 */
export function createStoreRetries(attempt: CallStore, clock: Clock, stopping: AbortSignal): StoreRetries {
  const untold = new Set<PendingWrite>();
  let insisting = Promise.resolve();

  const tells = ({ call, write: tell }: PendingWrite): Promise<boolean> =>
    attempt(call, () => tell().then(() => true), false);

  async function insist(): Promise<void> {
    while (untold.size > 0) {
      await clock.wait(RENEWAL_INTERVAL, stopping);
      const isLast = stopping.aborted;
      for (const one of untold) if ((await tells(one)) || isLast) untold.delete(one);
    }
  }

  return {
    async persist(call, tell) {
      const one = { call, write: tell };
      if (await tells(one)) return;
      untold.add(one);
      if (untold.size === 1) insisting = insist();
    },
    finished: () => insisting,
  };
}
