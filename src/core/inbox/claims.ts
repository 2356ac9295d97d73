import { createBoundedMap } from '../bot/bounded-map.ts';
import type { Claim, ClaimEvent, HeldClaim } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';
import type { CallStore } from './circuit-breaker.ts';
import { RENEWAL_INTERVAL } from './lease.ts';

/** How the claims in the store are reached. */
export interface StoreCalls {
  readonly callStore: CallStore;
  readonly persist: StoreRetries['persist'];
}

/**
 * Claims an event in this process first, then in the store. While the store is down, the local claim decides alone; an event
 * answered during an outage stays answered after it.
 */
export function createSharedClaims(local: ClaimEvent, shared: ClaimEvent, calls: StoreCalls): ClaimEvent {
  return async (event, lease, persisted) => {
    const localClaim = await local(event, lease, persisted);
    if (localClaim.outcome !== 'mine') return localClaim;
    const asked: Promise<Claim>[] = [];
    const ask = (): Promise<Claim> => {
      const asking = shared(event, lease, persisted);
      asked.push(asking);
      return asking;
    };
    const sharedClaim = await calls.callStore('claim', ask, null);
    switch (sharedClaim?.outcome) {
      case undefined: {
        const [asking] = asked;
        return asking === undefined ? localClaim : claimInBoth(localClaim, eventualClaim(asking), calls);
      }
      case 'answered':
        await localClaim.complete(sharedClaim.lasts);
        return sharedClaim;
      case 'underway':
        await localClaim.release();
        return sharedClaim;
      case 'mine':
        return claimInBoth(localClaim, sharedClaim, calls);
      default:
        return sharedClaim satisfies never;
    }
  };
}

/** A claim in the store whose calls never fail: while the store is down, it counts as ours. */
export function claimInStore(claim: HeldClaim, { callStore, persist }: StoreCalls): HeldClaim {
  return {
    outcome: 'mine',
    renew: (lease) => callStore('renew', () => claim.renew(lease), true),
    complete: (lasts) => persist('complete', () => claim.complete(lasts)),
    release: () => persist('release', claim.release),
  };
}

function claimInBoth(local: HeldClaim, claim: HeldClaim, calls: StoreCalls): HeldClaim {
  const shared = claimInStore(claim, calls);
  return {
    outcome: 'mine',
    async renew(lease) {
      await local.renew(lease);
      return shared.renew(lease);
    },
    async complete(lasts) {
      await local.complete(lasts);
      await shared.complete(lasts);
    },
    async release() {
      await local.release();
      await shared.release();
    },
  };
}

/** A claim that the store didn't confirm in time. It may have been made all the same, and then has to be completed or released. */
function eventualClaim(asked: Promise<Claim>): HeldClaim {
  const answer = asked.catch(() => null);
  const mine = async () => {
    const claim = await answer;
    return claim?.outcome === 'mine' ? claim : null;
  };
  return {
    outcome: 'mine',
    renew: async (lease) => (await mine())?.renew(lease) ?? true,
    complete: async (lasts) => (await mine())?.complete(lasts),
    release: async () => (await mine())?.release(),
  };
}

/** How many events this process remembers, the latest. */
const MAX_EVENTS = 10_000;

interface LocalLease {
  /** When the event can be claimed again. */
  until: number;
  readonly isAnswered: boolean;
}

/** Claims within this process only. */
export function createLocalClaims(clock: Clock): ClaimEvent {
  const events = createBoundedMap<string, LocalLease>(MAX_EVENTS);
  return async (event, lease): Promise<Claim> => {
    const now = clock.now();
    const held = events.get(event);
    if (held !== undefined && held.until > now)
      return held.isAnswered
        ? { outcome: 'answered' }
        : { outcome: 'underway', leaseEndsIn: held.until - now };
    const mine: LocalLease = { until: now + lease, isAnswered: false };
    events.set(event, mine);
    return {
      outcome: 'mine',
      renew: async (longer) => {
        if (events.get(event) !== mine) return false;
        mine.until = clock.now() + longer;
        return true;
      },
      complete: async (lasts = Number.POSITIVE_INFINITY) => {
        if (events.get(event) === mine) events.set(event, { until: clock.now() + lasts, isAnswered: true });
      },
      release: async () => {
        if (events.get(event) === mine) events.delete(event);
      },
    };
  };
}

/** Writes that must reach the store, sooner or later. */
export interface StoreRetries {
  /** Writes now; if that fails, retries in the background until it succeeds. Never rejects. */
  readonly persist: (call: string, write: () => Promise<void>) => Promise<void>;
  /** Resolves when nothing is left to write, or the last attempt was made. */
  readonly finished: () => Promise<void>;
}

interface PendingWrite {
  readonly call: string;
  readonly write: () => Promise<void>;
}

/**
 * Retries writes about claims: an answered request that isn't known as answered would be recovered, and answered twice.
 *
 * @param stopping aborted when the process is to end: then each write gets a last attempt
 */
export function createStoreRetries(callStore: CallStore, clock: Clock, stopping: AbortSignal): StoreRetries {
  const pending = new Set<PendingWrite>();
  let retrying = Promise.resolve();

  const tryToWrite = ({ call, write }: PendingWrite): Promise<boolean> =>
    callStore(call, () => write().then(() => true), false);

  async function retryPending(): Promise<void> {
    while (pending.size > 0) {
      await clock.wait(RENEWAL_INTERVAL, stopping);
      const isLast = stopping.aborted;
      for (const one of pending) if ((await tryToWrite(one)) || isLast) pending.delete(one);
    }
  }

  return {
    async persist(call, write) {
      const one = { call, write };
      if (await tryToWrite(one)) return;
      pending.add(one);
      if (pending.size === 1) retrying = retryPending();
    },
    finished: () => retrying,
  };
}
