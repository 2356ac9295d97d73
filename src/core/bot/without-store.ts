import { createLocalClaims } from '../inbox/claims.ts';
import { NO_ANSWERED_GAPS } from '../ports/answered-gaps.ts';
import { NO_KEPT_ANSWERS } from '../ports/kept-answers.ts';
import type { Allowance, Limit, LimitKey } from '../ports/rate-limiter.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { BotDependencies } from './context.ts';

/** For a bot that one person asks in a terminal: stores nothing, and limits nothing. */
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
    recordFeedback: async () => 'no-question',
    listUnmet: async () => [],
    settings: { read: async () => ({}), readAll: async () => new Map(), write: async () => {} },
    threads: { stateOf: async () => null, change: async () => true },
    keptAnswers: NO_KEPT_ANSWERS,
    answeredGaps: NO_ANSWERED_GAPS,
    takeToken: async () => ({ isAllowed: true }),
    forget: async () => 0,
  };
}

/** How many keys are counted, the latest. */
const MAX_KEYS = 10_000;

/** Takes as many tokens as something costs, or none. What costs more than the limit is allowed once in its time. */
export type TakeTokens = (key: LimitKey, limit: Limit, cost?: number) => Promise<Allowance>;

/** A rate limiter for this process alone: so many tokens in each window, which opens when the first is taken. */
export function createLocalRateLimiter(clock: Clock): TakeTokens {
  const windows = createBoundedMap<LimitKey, { readonly ends: number; taken: number }>(MAX_KEYS);
  return async (key, { tokens, per }, cost = 1) => {
    const price = Math.min(cost, tokens);
    const now = clock.now();
    const open = windows.get(key);
    if (open === undefined || open.ends <= now) {
      windows.set(key, { ends: now + per, taken: price });
      return tokens >= 1 ? { isAllowed: true } : { isAllowed: false, retryIn: per };
    }
    if (open.taken + price > tokens) return { isAllowed: false, retryIn: open.ends - now };
    open.taken += price;
    return { isAllowed: true };
  };
}
