import { type Kysely, Migrator } from 'kysely';
import { findUnknownMigration } from './find-unknown-migration.ts';
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
  const unknown = await findUnknownMigration(kysely).catch(() => undefined);
  throw unknown === undefined ? error : new NewerSchemaError(unknown);
}
