import { sql } from 'kysely';
import type { TakeToken } from '../core/ports/rate-limiter.ts';
import { onlyRow, type StoreConnection } from './store-connection.ts';
import type { TokenBucketRow } from './tables.ts';

interface BucketState extends Pick<TokenBucketRow, 'was_allowed'> {
  /** In milliseconds. */
  readonly full_in: number;
}

/**
 * A rate limiter by the generic cell rate algorithm (GCRA): a bucket by key that holds `tokens` and regains one every
 * `per / tokens` milliseconds. Its whole state is the time at which it will be full, which each token that is taken puts off by the
 * time that one token needs to come back. One statement checks and takes, so replicas share one limit.
 */
export function createTakeToken({ run, now }: StoreConnection): TakeToken {
  return async (key, { tokens, per }) => {
    // The bucket is a multiple of whole milliseconds, so that it holds exactly this many tokens.
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
    const state = await run((tables) => onlyRow(take, tables));
    if (state.was_allowed === 1) return { isAllowed: true };
    return { isAllowed: false, retryIn: Math.max(1, state.full_in + oneToken - allTokens) };
  };
}
