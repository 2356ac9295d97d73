import type { Clock } from '../ports/clock.ts';
import type { LimitKey, TakeToken } from '../ports/take-token.ts';
import { createBoundedMap } from './bounded-map.ts';

/** So many keys are counted, the latest that were new. */
const MOST_KEYS = 10_000;

/** Counts within this process only: so many tokens in each window, which opens with the first of them. */
export function createLocalLimits(clock: Clock): TakeToken {
  const windows = createBoundedMap<LimitKey, { readonly ends: number; taken: number }>(MOST_KEYS);
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
