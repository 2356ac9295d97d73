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
  const ifFree = (column: string) =>
    sql`${sql.ref(column)} = case when ${isFree} then ${sql.ref(`excluded.${column}`)} else ${sql.ref(`claims.${column}`)} end`;

  return async (event, lease, kept) => {
    const holder = randomUUID();
    const claim = sql<ClaimState>`
      insert into claims (event, holder, made_at, lease_ends_at, is_answered, person, sealed_request)
      values (${event}, ${holder}, ${now}, ${now} + ${lease}, 0, ${kept?.person ?? null}, ${kept?.sealed ?? null})
      on conflict (event) do update set
        ${sql.join(['holder', 'made_at', 'lease_ends_at', 'person', 'sealed_request'].map(ifFree))}
      returning holder, is_answered, lease_ends_at - ${now} as lease_ends_in`;
    const state = await run((tables) => onlyRow(claim, tables));
    if (state.holder === holder) return heldClaim(access, event, holder);
    if (state.is_answered === 1) return { outcome: 'answered' };
    return { outcome: 'underway', leaseEndsIn: Math.max(0, state.lease_ends_in) };
  };
}
