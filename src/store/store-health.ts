import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Migrator, sql } from 'kysely';
import type { CheckHealth } from '../core/ports/store.ts';
import { type Database, type DatabaseAddress, type DatabaseTimeouts, retryWhileBusy } from './database.ts';
import { findUnknownMigration, migrations } from './migrations/migrate.ts';
import { onlyRow, openDatabase, type StoreConnection } from './store-connection.ts';
import { NewerSchemaError } from './store-errors.ts';

/** More than fits beside other rows: a database that is nearly full has no room for it. In bytes. */
const FILLER = 'x'.repeat(16_384);

/** Writes a row and takes it back: nothing less shows that there is room, and the right to write. */
export function createCheckHealth({ run }: Pick<StoreConnection, 'run'>): CheckHealth {
  return () =>
    run((tables) =>
      tables.transaction().execute(async (transaction) => {
        const id = randomUUID();
        await transaction.insertInto('health_checks').values({ id, filler: FILLER }).execute();
        await transaction.deleteFrom('health_checks').where('id', '=', id).execute();
      }),
    );
}

const INSPECTION_TIMEOUTS: DatabaseTimeouts = { busy: 1_000, connection: 4_000, statement: 4_000 };

/** How a database is. */
export interface StoreState {
  /** Such as `SQLite 3.45.1`. */
  readonly engine: string;
  /** The migrations that the next start will carry out; while there are some, nothing is written. */
  readonly pending: readonly string[];
  /** For a row to be written and taken back. `null` where nothing is written. */
  readonly milliseconds: number | null;
  /** By how many milliseconds this machine's clock is ahead of the database's. */
  readonly clockAhead: number;
}

/**
 * Looks at a database without changing its tables. `null` where there is no file yet: the next start makes it.
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
  { kysely, now: theirNow }: Database,
  kind: DatabaseAddress['kind'],
  now: () => number,
): Promise<StoreState> {
  const pending = await pendingMigrations(kysely);
  const version = kind === 'sqlite' ? sql`sqlite_version()` : sql`current_setting('server_version')`;
  const question = sql<{ version: string; time: number }>`select ${version} as version, ${theirNow} as time`;
  const before = now();
  const { version: number, time } = await onlyRow(question, kysely);
  const after = now();
  return {
    engine: `${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${number}`,
    pending,
    milliseconds: pending.length > 0 ? null : await timeToWrite(kysely),
    clockAhead: (before + after) / 2 - time,
  };
}

/** The migrations that weren't carried out yet. @throws NewerSchemaError where one was that isn't known */
async function pendingMigrations(kysely: Database['kysely']): Promise<string[]> {
  const provider = { getMigrations: async () => migrations };
  const known = await new Migrator({ db: kysely, provider }).getMigrations();
  const pending = known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  const unknown = pending.length < known.length ? await findUnknownMigration(kysely) : undefined;
  if (unknown !== undefined) throw new NewerSchemaError(unknown);
  return pending;
}

/** For a row to be written and taken back, in milliseconds. */
async function timeToWrite(kysely: Database['kysely']): Promise<number> {
  const checkHealth = createCheckHealth({ run: (work) => work(kysely) });
  const start = performance.now();
  await checkHealth();
  return performance.now() - start;
}
