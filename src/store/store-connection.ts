import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, RawBuilder } from 'kysely';
import { StoreUnavailable } from '../core/ports/store.ts';
import { type Database, type DatabaseAddress, type DatabaseTimeouts, retryWhileBusy } from './database.ts';
import { migrate } from './migrations/migrate.ts';
import { asStoreUnavailable } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** While people wait for an answer. */
const QUERY_TIMEOUTS: DatabaseTimeouts = { busy: 300, connection: 900, statement: 900 };
/** While the tables are changed, or another process changes them. */
const MIGRATION_TIMEOUTS: DatabaseTimeouts = { busy: 5000, connection: 5000, statement: 60_000 };
/** How long a start waits for the tables. In milliseconds. */
const START_TIMEOUT = 15_000;

/** What ports are made of: the tables, and what differs between databases. */
export interface StoreConnection extends Pick<Database, 'now' | 'isMissingReference' | 'purge'> {
  /**
   * Does work on the tables: one statement, or one transaction, so that it may be done again when others were at it.
   *
   * @throws StoreUnavailable
   */
  readonly run: <T>(work: (tables: Kysely<Tables>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a database and brings its tables up to date. One that can't be used now is no fault: its tables are brought up to date
 * when it can.
 *
 * @throws NewerSchemaError
 */
export async function openConnection(address: DatabaseAddress): Promise<StoreConnection> {
  const database = await openDatabase(address, QUERY_TIMEOUTS);
  const ready = onceReady(() => migrateDatabase(address));
  try {
    await ready(START_TIMEOUT);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  return {
    now: database.now,
    isMissingReference: database.isMissingReference,
    purge: database.purge,
    async run(work) {
      await ready(QUERY_TIMEOUTS.connection).catch((error: unknown) =>
        Promise.reject(asStoreUnavailable(error)),
      );
      return retryWhileBusy(database, QUERY_TIMEOUTS.busy, () => work(database.kysely));
    },
    close: database.close,
  };
}

/** Over a connection of its own, with more patience. */
async function migrateDatabase(address: DatabaseAddress): Promise<void> {
  const database = await openDatabase(address, MIGRATION_TIMEOUTS);
  try {
    await retryWhileBusy(database, MIGRATION_TIMEOUTS.busy, () => migrate(database.kysely));
  } finally {
    await database.close();
  }
}

/** Opens a database; the library for it is loaded only then. Connects when it is first used. */
export async function openDatabase(address: DatabaseAddress, patience: DatabaseTimeouts): Promise<Database> {
  switch (address.kind) {
    case 'sqlite':
      return (await import('./sqlite/open-database.ts')).openSqlite(address.file);
    case 'postgres':
      return (await import('./postgres/open-database.ts')).openPostgres(address.url, patience);
    default:
      return address satisfies never;
  }
}

/**
 * What must have been done once before anything else. Who needs it waits for it, so many milliseconds at most, and does it
 * again where it failed. What is returned throws `StoreUnavailable` when the time is over, and what `prepare` throws.
 */
function onceReady(prepare: () => Promise<void>): (patience: number) => Promise<void> {
  let isReady = false;
  let underway: Promise<void> | null = null;
  async function start(): Promise<void> {
    try {
      await prepare();
      isReady = true;
    } finally {
      underway = null;
    }
  }
  async function giveUp(patience: number): Promise<never> {
    await wait(patience, undefined, { ref: false });
    throw new StoreUnavailable("The store can't be used: it is still being set up.");
  }
  return async (patience) => {
    if (isReady) return;
    underway ??= start();
    await Promise.race([underway, giveUp(patience)]);
  };
}

/** The row that a statement hands back which always hands back one. @throws TypeError when it didn't: a fault of ours */
export async function onlyRow<Row>(statement: RawBuilder<Row>, tables: Kysely<Tables>): Promise<Row> {
  const { rows } = await statement.execute(tables);
  const [row] = rows;
  if (row === undefined) throw new TypeError('The statement handed back no row.');
  return row;
}
