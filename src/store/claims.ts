import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ClaimEvent, HeldClaim, RecoverClaims } from '../core/ports/claims.ts';
import { onlyRow, type StoreConnection } from './store-connection.ts';
import type { ClaimRow, Tables } from './tables.ts';

/**
 * Claims on events, so that an event is handled once, however often and to whichever replica it is delivered. A claim is a row by
 * event with a lease. Its holder is a random token: only who knows it can renew, complete or release the claim. When the lease of
 * an unanswered claim has ended, the next delivery of the event takes the claim over, or `recoverClaims` does, with the request
 * that was persisted with it. Each way is one statement, so of those who try at once, one succeeds.
 */

interface ClaimState extends Pick<ClaimRow, 'holder' | 'is_answered'> {
  readonly lease_ends_in: number;
  readonly answered_for: number | null;
}

/** Inserts or takes over the claim, and returns whose it is then. */
export function createClaimEvent(connection: StoreConnection): ClaimEvent {
  const { run, now } = connection;
  const isFree = sql`case claims.is_answered when 0 then claims.lease_ends_at else claims.answered_until end <= ${now}`;
  return async (event, lease, request) => {
    const holder = randomUUID();
    const claim = sql<ClaimState>`
      insert into claims (event, holder, made_at, lease_ends_at, is_answered, person, sealed_request)
      values (${event}, ${holder}, ${now}, ${now} + ${lease}, 0, ${request?.person ?? null}, ${request?.sealed ?? null})
      on conflict (event) do update set
        holder = case when ${isFree} then excluded.holder else claims.holder end,
        made_at = case when ${isFree} then excluded.made_at else claims.made_at end,
        lease_ends_at = case when ${isFree} then excluded.lease_ends_at else claims.lease_ends_at end,
        is_answered = case when ${isFree} then 0 else claims.is_answered end,
        answered_until = case when ${isFree} then null else claims.answered_until end,
        person = case when ${isFree} then excluded.person else claims.person end,
        sealed_request = case when ${isFree} then excluded.sealed_request else claims.sealed_request end
      returning holder, is_answered, lease_ends_at - ${now} as lease_ends_in, answered_until - ${now} as answered_for`;
    const state = await run((tables) => onlyRow(claim, tables));
    if (state.holder === holder) return heldClaim(connection, event, holder);
    const { answered_for: lasts } = state;
    if (state.is_answered === 1) return { outcome: 'answered', ...(lasts === null ? {} : { lasts }) };
    return { outcome: 'underway', leaseEndsIn: Math.max(0, state.lease_ends_in) };
  };
}

/** Does nothing once the claim has another holder. Completing it erases the persisted request. */
function heldClaim({ run, now }: StoreConnection, event: string, holder: string): HeldClaim {
  const own = (tables: Kysely<Tables>) =>
    tables.updateTable('claims').where('event', '=', event).where('holder', '=', holder);

  return {
    outcome: 'mine',
    renew: (lease) =>
      run(async (tables) => {
        const { numUpdatedRows } = await own(tables)
          .set({ lease_ends_at: sql<number>`${now} + ${lease}` })
          .where('is_answered', '=', 0)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    complete: (lasts) =>
      run(async (tables) => {
        await own(tables)
          .set({
            is_answered: 1,
            answered_until: lasts === undefined ? null : sql<number>`${now} + ${lasts}`,
            person: null,
            sealed_request: null,
          })
          .execute();
      }),
    release: () =>
      run(async (tables) => {
        await tables
          .deleteFrom('claims')
          .where('event', '=', event)
          .where('holder', '=', holder)
          .where('is_answered', '=', 0)
          .execute();
      }),
  };
}

interface RecoveredRow extends Pick<ClaimRow, 'event'> {
  readonly tries: number;
  readonly sealed_request: string;
  readonly age: number;
}

/** When two processes reach the same row, the second sees that its lease runs again, and leaves it. */
export function createRecoverClaims(connection: StoreConnection): RecoverClaims {
  const { run, now } = connection;
  return async ({ lease, platforms, except, limit }) => {
    const holder = randomUUID();
    const ofPlatforms = sql.join(
      platforms.map((platform) => sql`event like ${`${platform}:%`}`),
      sql` or `,
    );
    const others = except.length === 0 ? sql`true` : sql`event not in (${sql.join(except)})`;
    const isAbandoned = sql`sealed_request is not null and is_answered = 0 and lease_ends_at <= ${now}`;
    const takeOver = sql<RecoveredRow>`
      update claims set holder = ${holder}, lease_ends_at = ${now} + ${lease}, tries = tries + 1
      where ${isAbandoned} and event in (
        select event from claims where ${isAbandoned} and (${ofPlatforms}) and ${others}
        order by lease_ends_at limit ${limit}
      )
      returning event, sealed_request, tries, ${now} - made_at as age`;
    const { rows } = await run((tables) => takeOver.execute(tables));
    return rows.map(({ event, sealed_request: sealed, age, tries }) => {
      return { event, sealed, age, tries, held: heldClaim(connection, event, holder) };
    });
  };
}
