import { type Kysely, sql } from 'kysely';

/**
 * Adds which kept answer closes a gap, who waits to be told of it, and the channel that a thread belongs to, by which an answer that is
 * for one channel is known to be for its threads, too.
 */
export async function addAnsweredGaps({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['parent', 'sealed_asker', 'answered_by'] as const)
    await schema.alterTable('questions').addColumn(column, 'text').execute();
  await schema
    .alterTable('kept_answers')
    .addColumn('is_matched', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // A partial index: only those few who wait are in it.
  await schema
    .createIndex('questions_of_waiting')
    .on('questions')
    .column('asked_at')
    .where(sql.ref('sealed_asker'), 'is not', null)
    .execute();
  // Looked for every few seconds, among many that are long enough to take pages of their own.
  await schema
    .createIndex('kept_answers_to_match')
    .on('kept_answers')
    .column('changed_at')
    .where(sql.ref('is_matched'), '=', sql.lit(0))
    .execute();
  await schema
    .createIndex('kept_answers_to_tell')
    .on('kept_answers')
    .column('changed_at')
    .where(sql.ref('sealed_address'), 'is not', null)
    .execute();
}
