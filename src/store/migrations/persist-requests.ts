import { type Kysely, sql } from 'kysely';

/** Adds the request that is persisted with its claim until it is answered. */
export async function persistRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('claims').addColumn('person', 'text').execute();
  await schema.alterTable('claims').addColumn('sealed_request', 'text').execute();
  await schema
    .alterTable('claims')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // A partial index: only the few unanswered requests are in it.
  await schema
    .createIndex('claims_to_take_up')
    .on('claims')
    .column('lease_ends_at')
    .where(sql.ref('sealed_request'), 'is not', null)
    .execute();
}
