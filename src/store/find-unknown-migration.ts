import { type Kysely, sql } from 'kysely';
import { migrations } from './migrations/migrations.ts';
import type { Tables } from './tables.ts';

/** The first migration that was carried out and isn't ours. Rejects where none was ever carried out. */
export async function findUnknownMigration(kysely: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    kysely,
  );
  return rows.map(({ name }) => name).find((name) => !Object.hasOwn(migrations, name));
}
