import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { NewerSchemaError } from '../store-errors.ts';
import type { Tables } from '../tables.ts';
import { addAnsweredGaps } from './add-answered-gaps.ts';
import { addAnsweredUntil } from './add-answered-until.ts';
import { addAudience } from './add-audience.ts';
import { addKeptAnswers } from './add-kept-answers.ts';
import { addThreads } from './add-threads.ts';
import { createTables } from './create-tables.ts';
import { persistRequests } from './persist-requests.ts';
import { settingsByWorkspace } from './settings-by-workspace.ts';

/**
 * Runs the migrations that a database lacks, all or none. Processes that do so at the same time take turns.
 *
 * @throws NewerSchemaError when a newer version has migrated the tables; the database's error when a migration fails
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await findUnknownMigration(kysely).catch(() => undefined);
  throw unknown === undefined ? error : new NewerSchemaError(unknown);
}

/** By name, in the order in which they run. A released migration is never changed: add another one instead. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-memory': { up: createTables },
  '0002-kept-requests': { up: persistRequests },
  '0003-audience': { up: addAudience },
  '0004-settings-by-workspace': { up: settingsByWorkspace },
  '0005-threads': { up: addThreads },
  '0006-answered-until': { up: addAnsweredUntil },
  '0007-kept-answers': { up: addKeptAnswers },
  '0008-answered-gaps': { up: addAnsweredGaps },
};

/** The first migration in the database that this version doesn't know. Rejects when none has ever run. */
export async function findUnknownMigration(kysely: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    kysely,
  );
  return rows.map(({ name }) => name).find((name) => !Object.hasOwn(migrations, name));
}
