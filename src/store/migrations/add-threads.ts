import type { Kysely } from 'kysely';

/** Adds the threads that the bot takes part in, or has left. */
export async function addThreads({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('threads')
    .addColumn('thread', 'text', (column) => column.notNull().primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('threads_by_age').on('threads').column('changed_at').execute();
}
