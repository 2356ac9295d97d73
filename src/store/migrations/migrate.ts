import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { NewerSchemaError } from '../store-errors.ts';
import type { Tables } from '../tables.ts';
import { createTables } from './create-tables.ts';
import { persistRequests } from './persist-requests.ts';

/**
 * Makes the tables what this version needs: all of it or nothing. Processes that do so at once take turns.
 *
 * @throws NewerSchemaError when a newer version has been at the tables; what the database threw when it failed
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await findUnknownMigration(kysely).catch(() => undefined);
  throw unknown === undefined ? error : new NewerSchemaError(unknown);
}

/**
 * What makes the tables, in the order of their names. One that has been released is never changed: what it lacks comes with
 * the next.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-memory': { up: createTables },
  '0002-kept-requests': { up: persistRequests },
};

/** The first migration that was carried out and isn't ours. Rejects where none was ever carried out. */
export async function findUnknownMigration(kysely: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    kysely,
  );
  return rows.map(({ name }) => name).find((name) => !Object.hasOwn(migrations, name));
}
