import type { Kysely } from 'kysely';

/** Adds who saw a question with its answer. Of those asked before, that isn't known: they count as seen by their askers alone. */
export async function addAudience({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('questions')
    .addColumn('audience', 'text', (column) => column.notNull().defaultTo('asker'))
    .execute();
}
