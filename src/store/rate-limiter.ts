import { sql } from 'kysely';
import type { TakeToken } from '../core/ports/rate-limiter.ts';
import { onlyRow, type StoreConnection } from './store-connection.ts';
import type { TokenBucketRow } from './tables.ts';

interface BucketState extends Pick<TokenBucketRow, 'was_allowed'> {
  /** Milliseconds until the bucket is full. */
  readonly full_in: number;
}

/**
 * A bucket by key that holds `tokens`, and gets one back every `per / tokens` milliseconds. All there is to know of it is
 * when it will be full: each token taken puts that off by the time it takes to come back (the generic cell rate algorithm).
 */
export function createTakeToken({ run, now }: StoreConnection): TakeToken {
  return async (key, { tokens, per }) => {
    // Whole milliseconds, and the bucket by them: so that exactly so many tokens fit into it.
    const oneToken = Math.max(1, Math.round(per / tokens));
    const allTokens = oneToken * tokens;
    const isAllowed = sql`token_buckets.full_at <= ${now} + ${allTokens - oneToken}`;
    const take = sql<BucketState>`
      insert into token_buckets (key, full_at, was_allowed)
      values (${key}, ${now} + ${oneToken}, 1)
      on conflict (key) do update set
        full_at = case
          when token_buckets.full_at <= ${now} then excluded.full_at
          when ${isAllowed} then token_buckets.full_at + ${oneToken}
          else token_buckets.full_at
        end,
        was_allowed = case when ${isAllowed} then 1 else 0 end
      returning was_allowed, full_at - ${now} as full_in`;
    const taken = await run((tables) => onlyRow(take, tables));
    if (taken.was_allowed === 1) return { isAllowed: true };
    return { isAllowed: false, retryIn: Math.max(1, taken.full_in + oneToken - allTokens) };
  };
}
