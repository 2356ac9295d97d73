import { type Kysely, sql } from 'kysely';

/** Adds the messages that people keep as answers, and the drafts of those. */
export async function addKeptAnswers({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('kept_answers')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('keeper', 'text')
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('sealed_address', 'text')
    .addColumn('sealed_vectors', 'text')
    .addColumn('expires_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  // A message is kept once; several people may be about to.
  await schema
    .createIndex('kept_answers_by_message')
    .unique()
    .on('kept_answers')
    .column('message')
    .where(sql.ref('state'), '<>', sql.lit('draft'))
    .execute();
  for (const column of ['author', 'keeper', 'workspace', 'changed_at'] as const)
    await schema.createIndex(`kept_answers_by_${column}`).on('kept_answers').column(column).execute();
}
