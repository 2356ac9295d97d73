import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ClaimEvent } from '../core/ports/claim-event.ts';
import type { Access } from './access.ts';
import { onlyRow } from './only-row.ts';
import type { ClaimRow, Tables } from './tables.ts';

interface ClaimState extends Pick<ClaimRow, 'holder' | 'is_answered'> {
  readonly lease_ends_in: number;
}

/** Claims are rows by event. One statement makes or takes a claim and says whose it then is: no two can get it. */
export function createClaimEvent({ run, now }: Access): ClaimEvent {
  const isFree = sql`claims.is_answered = 0 and claims.lease_ends_at <= ${now}`;
  const claim = (event: string, holder: string, lease: number) => sql<ClaimState>`
    insert into claims (event, holder, made_at, lease_ends_at, is_answered)
    values (${event}, ${holder}, ${now}, ${now} + ${lease}, 0)
    on conflict (event) do update set
      holder = case when ${isFree} then excluded.holder else claims.holder end,
      made_at = case when ${isFree} then excluded.made_at else claims.made_at end,
      lease_ends_at = case when ${isFree} then excluded.lease_ends_at else claims.lease_ends_at end
    returning holder, is_answered, lease_ends_at - ${now} as lease_ends_in`;

  return async (event, lease) => {
    const holder = randomUUID();
    const state = await run((tables) => onlyRow(claim(event, holder, lease), tables));
    if (state.holder === holder) {
      return {
        outcome: 'mine',
        complete: () => run((tables) => complete(tables, event, holder)),
        release: () => run((tables) => release(tables, event, holder)),
      };
    }
    if (state.is_answered === 1) return { outcome: 'answered' };
    return { outcome: 'underway', leaseEndsIn: Math.max(0, state.lease_ends_in) };
  };
}

async function complete(tables: Kysely<Tables>, event: string, holder: string): Promise<void> {
  await tables
    .updateTable('claims')
    .set({ is_answered: 1 })
    .where('event', '=', event)
    .where('holder', '=', holder)
    .execute();
}

async function release(tables: Kysely<Tables>, event: string, holder: string): Promise<void> {
  await tables
    .deleteFrom('claims')
    .where('event', '=', event)
    .where('holder', '=', holder)
    .where('is_answered', '=', 0)
    .execute();
}
