import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from './migrations/migrations.ts';
import { NewerSchemaError } from './newer-schema-error.ts';
import type { Tables } from './tables.ts';

/**
 * Makes the tables what this version needs: all of it or nothing. Processes that do so at once take turns.
 *
 * @throws NewerSchemaError when a newer version has been at the tables; what the database threw when it failed
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await findUnknown(kysely).catch(() => undefined);
  throw unknown === undefined ? error : new NewerSchemaError(unknown);
}

/** The first migration that was carried out and isn't ours. */
async function findUnknown(kysely: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    kysely,
  );
  return rows.map(({ name }) => name).find((name) => !Object.hasOwn(migrations, name));
}
