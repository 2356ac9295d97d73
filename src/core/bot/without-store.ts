import type { Claim, ClaimEvent } from '../ports/claims.ts';
import type { LimitKey, TakeToken } from '../ports/rate-limiter.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { BotDependencies } from './context.ts';

/** A store for one person who asks for themselves: keeps nothing, and sets no limits. */
export function withoutStore(clock: Clock): BotDependencies['store'] {
  return {
    claim: createLocalClaims(clock),
    recoverClaims: async () => [],
    questions: {
      record: async () => {},
      find: async () => null,
      latestIn: async () => null,
      recentOf: async () => [],
    },
    recordFeedback: async () => false,
    listUnmet: async () => [],
    settings: { read: async () => ({}), write: async () => {} },
    takeToken: async () => ({ isAllowed: true }),
    forget: async () => 0,
  };
}

/** So many events are remembered, the latest. */
const MAX_EVENTS = 10_000;

interface LocalLease {
  /** When the lease ends; never, once it is answered. */
  until: number;
}

/** Claims within this process only. */
export function createLocalClaims(clock: Clock): ClaimEvent {
  const events = createBoundedMap<string, LocalLease>(MAX_EVENTS);
  return async (event, lease): Promise<Claim> => {
    const now = clock.now();
    const held = events.get(event);
    if (held?.until === Number.POSITIVE_INFINITY) return { outcome: 'answered' };
    if (held !== undefined && held.until > now) return { outcome: 'underway', leaseEndsIn: held.until - now };
    const mine: LocalLease = { until: now + lease };
    events.set(event, mine);
    return {
      outcome: 'mine',
      renew: async (longer) => {
        if (events.get(event) !== mine) return false;
        mine.until = clock.now() + longer;
        return true;
      },
      complete: async () => {
        if (events.get(event) === mine) events.set(event, { until: Number.POSITIVE_INFINITY });
      },
      release: async () => {
        if (events.get(event) === mine) events.delete(event);
      },
    };
  };
}

/** So many keys are counted, the latest that were new. */
const MAX_KEYS = 10_000;

/** Counts within this process only: so many tokens in each window, which opens with the first of them. */
export function createLocalRateLimiter(clock: Clock): TakeToken {
  const windows = createBoundedMap<LimitKey, { readonly ends: number; taken: number }>(MAX_KEYS);
  return async (key, { tokens, per }) => {
    const now = clock.now();
    const open = windows.get(key);
    if (open === undefined || open.ends <= now) {
      windows.set(key, { ends: now + per, taken: 1 });
      return tokens >= 1 ? { isAllowed: true } : { isAllowed: false, retryIn: per };
    }
    if (open.taken >= tokens) return { isAllowed: false, retryIn: open.ends - now };
    open.taken += 1;
    return { isAllowed: true };
  };
}
