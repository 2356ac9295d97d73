import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { TakeUp } from '../core/ports/take-up.ts';
import type { Access } from './access.ts';
import { heldClaim } from './held-claim.ts';
import type { ClaimRow } from './tables.ts';

interface TakenRow extends Pick<ClaimRow, 'event'> {
  readonly tries: number;
  readonly sealed_request: string;
  readonly age: number;
}

/** One statement takes them: where two processes come to the same row, the second finds that its lease runs, and leaves it. */
export function createTakeUp(access: Access): TakeUp {
  const { run, now } = access;
  return async ({ lease, platforms, except, limit }) => {
    const holder = randomUUID();
    const ofPlatforms = sql.join(
      platforms.map((platform) => sql`event like ${`${platform}:%`}`),
      sql` or `,
    );
    const others = except.length === 0 ? sql`true` : sql`event not in (${sql.join(except)})`;
    const isAbandoned = sql`sealed_request is not null and is_answered = 0 and lease_ends_at <= ${now}`;
    const take = sql<TakenRow>`
      update claims set holder = ${holder}, lease_ends_at = ${now} + ${lease}, tries = tries + 1
      where ${isAbandoned} and event in (
        select event from claims where ${isAbandoned} and (${ofPlatforms}) and ${others}
        order by lease_ends_at limit ${limit}
      )
      returning event, sealed_request, tries, ${now} - made_at as age`;
    const { rows } = await run((tables) => take.execute(tables));
    return rows.map(({ event, sealed_request: sealed, age, tries }) => {
      return { event, sealed, age, tries, held: heldClaim(access, event, holder) };
    });
  };
}
