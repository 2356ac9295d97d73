import { type Kysely, sql } from 'kysely';

/** What is kept of a request beside its claim, until it is answered. */
export async function persistRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('claims').addColumn('person', 'text').execute();
  await schema.alterTable('claims').addColumn('sealed_request', 'text').execute();
  await schema
    .alterTable('claims')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // Of the few that are kept at any time: what was answered isn't in it.
  await schema
    .createIndex('claims_to_take_up')
    .on('claims')
    .column('lease_ends_at')
    .where(sql.ref('sealed_request'), 'is not', null)
    .execute();
}
