import type { Kysely } from 'kysely';

/** Adds until when an event counts as answered: `null`, as of those answered before, as long as its claim is stored. */
export async function addAnsweredUntil({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('claims').addColumn('answered_until', 'bigint').execute();
}
