import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ClaimEvent } from '../core/ports/claim-event.ts';
import type { Access } from './access.ts';
import { heldClaim } from './held-claim.ts';
import { onlyRow } from './only-row.ts';
import type { ClaimRow } from './tables.ts';

interface ClaimState extends Pick<ClaimRow, 'holder' | 'is_answered'> {
  readonly lease_ends_in: number;
}

/** Claims are rows by event. One statement makes or takes a claim and says whose it then is: no two can get it. */
export function createClaimEvent(access: Access): ClaimEvent {
  const { run, now } = access;
  const isFree = sql`claims.is_answered = 0 and claims.lease_ends_at <= ${now}`;
  return async (event, lease, kept) => {
    const holder = randomUUID();
    const claim = sql<ClaimState>`
      insert into claims (event, holder, made_at, lease_ends_at, is_answered, person, sealed_request)
      values (${event}, ${holder}, ${now}, ${now} + ${lease}, 0, ${kept?.person ?? null}, ${kept?.sealed ?? null})
      on conflict (event) do update set
        holder = case when ${isFree} then excluded.holder else claims.holder end,
        made_at = case when ${isFree} then excluded.made_at else claims.made_at end,
        lease_ends_at = case when ${isFree} then excluded.lease_ends_at else claims.lease_ends_at end,
        person = case when ${isFree} then excluded.person else claims.person end,
        sealed_request = case when ${isFree} then excluded.sealed_request else claims.sealed_request end
      returning holder, is_answered, lease_ends_at - ${now} as lease_ends_in`;
    const state = await run((tables) => onlyRow(claim, tables));
    if (state.holder === holder) return heldClaim(access, event, holder);
    if (state.is_answered === 1) return { outcome: 'answered' };
    return { outcome: 'underway', leaseEndsIn: Math.max(0, state.lease_ends_in) };
  };
}
