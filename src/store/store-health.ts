import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Migrator, sql } from 'kysely';
import type { CheckHealth } from '../core/ports/store.ts';
import { type Database, type DatabaseAddress, type DatabaseTimeouts, retryWhileBusy } from './database.ts';
import { findUnknownMigration, migrations } from './migrations/migrate.ts';
import { onlyRow, openDatabase, type StoreConnection } from './store-connection.ts';
import { NewerSchemaError } from './store-errors.ts';

/**
 * Too large to fit into a page beside other rows, so that a database that is nearly full has no room for it. In bytes, of noise: what
 * repeats itself, PostgreSQL compresses until it fits.
 */
const FILLER_SIZE = 12_288;

/** Writes a row and deletes it: nothing less shows that there is room, and permission to write. */
export function createCheckHealth({ run }: Pick<StoreConnection, 'run'>): CheckHealth {
  return () =>
    run((tables) =>
      tables.transaction().execute(async (transaction) => {
        const id = randomUUID();
        const filler = randomBytes(FILLER_SIZE).toString('base64');
        await transaction.insertInto('health_checks').values({ id, filler }).execute();
        await transaction.deleteFrom('health_checks').where('id', '=', id).execute();
      }),
    );
}

const INSPECTION_TIMEOUTS: DatabaseTimeouts = { busy: 1_000, connection: 4_000, statement: 4_000 };

/** A database's state, for the doctor. */
export interface StoreState {
  /** Such as `SQLite 3.45.1`. */
  readonly engine: string;
  /** The migrations that the next start will run. */
  readonly pending: readonly string[];
  /** The time to write a row and delete it; `null` while migrations are pending, as nothing is written then. */
  readonly milliseconds: number | null;
  /** By how many milliseconds this machine's clock is ahead of the database's. */
  readonly clockAhead: number;
}

/**
 * Inspects a database without changing its tables. `null` when the SQLite file doesn't exist yet: the next start creates it.
 *
 * @param now milliseconds since 1970, by this machine's clock
 * @throws StoreUnavailable when it can't be used; NewerSchemaError
 */
export async function inspectStore(address: DatabaseAddress, now: () => number): Promise<StoreState | null> {
  if (address.kind === 'sqlite' && !existsSync(address.file)) return null;
  const database = await openDatabase(address, INSPECTION_TIMEOUTS);
  try {
    return await retryWhileBusy(database, INSPECTION_TIMEOUTS.busy, () =>
      inspect(database, address.kind, now),
    );
  } finally {
    await database.close();
  }
}

async function inspect(
  { kysely, now: databaseNow }: Database,
  kind: DatabaseAddress['kind'],
  now: () => number,
): Promise<StoreState> {
  const pending = await pendingMigrations(kysely);
  const version = kind === 'sqlite' ? sql`sqlite_version()` : sql`current_setting('server_version')`;
  const query = sql<{ version: string; time: number }>`select ${version} as version, ${databaseNow} as time`;
  const before = now();
  const { version: number, time } = await onlyRow(query, kysely);
  const after = now();
  return {
    engine: `${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${number}`,
    pending,
    milliseconds: pending.length > 0 ? null : await timeToWrite(kysely),
    clockAhead: (before + after) / 2 - time,
  };
}

/** The migrations that haven't run yet. @throws NewerSchemaError when an unknown one has */
async function pendingMigrations(kysely: Database['kysely']): Promise<string[]> {
  const provider = { getMigrations: async () => migrations };
  const known = await new Migrator({ db: kysely, provider }).getMigrations();
  const pending = known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  const unknown = pending.length < known.length ? await findUnknownMigration(kysely) : undefined;
  if (unknown !== undefined) throw new NewerSchemaError(unknown);
  return pending;
}

/** In milliseconds. */
async function timeToWrite(kysely: Database['kysely']): Promise<number> {
  const checkHealth = createCheckHealth({ run: (work) => work(kysely) });
  const start = performance.now();
  await checkHealth();
  return performance.now() - start;
}
