import type { Claim, ClaimEvent } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import { createBoundedMap } from './bounded-map.ts';

/** So many events are remembered, the latest. */
const MOST_EVENTS = 10_000;

interface Held {
  /** When the lease ends; never, once it is answered. */
  until: number;
}

/** Claims within this process only. */
export function createLocalClaims(clock: Clock): ClaimEvent {
  const events = createBoundedMap<string, Held>(MOST_EVENTS);
  return async (event, lease): Promise<Claim> => {
    const now = clock.now();
    const held = events.get(event);
    if (held?.until === Number.POSITIVE_INFINITY) return { outcome: 'answered' };
    if (held !== undefined && held.until > now) return { outcome: 'underway', leaseEndsIn: held.until - now };
    const mine: Held = { until: now + lease };
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
