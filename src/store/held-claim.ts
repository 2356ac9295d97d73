import { type Kysely, sql } from 'kysely';
import type { HeldClaim } from '../core/ports/claim-event.ts';
import type { Access } from './access.ts';
import type { Tables } from './tables.ts';

/** A claim of whoever knows its holder, while it is the last. What was kept of the request goes when it is settled. */
export function heldClaim({ run, now }: Access, event: string, holder: string): HeldClaim {
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
    complete: () =>
      run(async (tables) => {
        await own(tables).set({ is_answered: 1, person: null, sealed_request: null }).execute();
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
