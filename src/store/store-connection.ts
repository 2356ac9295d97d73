import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, RawBuilder } from 'kysely';
import { StoreUnavailable } from '../core/ports/store.ts';
import {
  type Database,
  type DatabaseAddress,
  type DatabaseTimeouts,
  type OnMadePrivate,
  retryWhileBusy,
} from './database.ts';
import { migrate } from './migrations/migrate.ts';
import { asStoreUnavailable } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** Short, as people wait for an answer. */
export const QUERY_TIMEOUTS: DatabaseTimeouts = { busy: 300, connection: 900, statement: 900 };
/** Long, as tables are changed, by this process or another one. */
const MIGRATION_TIMEOUTS: DatabaseTimeouts = { busy: 5000, connection: 5000, statement: 60_000 };
/** How long a start waits for the migrations. In milliseconds. */
const START_TIMEOUT = 15_000;

/** What the ports share: work on the tables, and what differs between databases. */
export interface StoreConnection
  extends Pick<Database, 'now' | 'isMissingReference' | 'purge' | 'announce' | 'listen'> {
  /**
   * Runs work on the migrated tables, and retries it while the database is busy. The work must be one statement or one transaction.
   *
   * @throws StoreUnavailable
   */
  readonly run: <T>(work: (tables: Kysely<Tables>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a database and migrates its tables. When it is unavailable, the first work that finds it available migrates them.
 *
 * @throws NewerSchemaError
 */
export async function openConnection(
  address: DatabaseAddress,
  timeouts: DatabaseTimeouts,
  onMadePrivate: OnMadePrivate,
): Promise<StoreConnection> {
  const open = (longer = timeouts) => openDatabase(address, longer, onMadePrivate);
  const database = await open();
  const ready = onceReady(() => migrateDatabase(open, atLeast(MIGRATION_TIMEOUTS, timeouts)));
  try {
    await ready(Math.max(START_TIMEOUT, timeouts.connection));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  return {
    now: database.now,
    isMissingReference: database.isMissingReference,
    purge: database.purge,
    announce: database.announce,
    listen: database.listen,
    async run(work) {
      await ready(timeouts.connection).catch((error: unknown) => Promise.reject(asStoreUnavailable(error)));
      return retryWhileBusy(database, timeouts.busy, () => work(database.kysely));
    },
    close: database.close,
  };
}

/** Over a connection of its own, with longer timeouts. */
async function migrateDatabase(
  open: (timeouts: DatabaseTimeouts) => Promise<Database>,
  timeouts: DatabaseTimeouts,
): Promise<void> {
  const database = await open(timeouts);
  try {
    await retryWhileBusy(database, timeouts.busy, () => migrate(database.kysely));
  } finally {
    await database.close();
  }
}

function atLeast(one: DatabaseTimeouts, other: DatabaseTimeouts): DatabaseTimeouts {
  return {
    busy: Math.max(one.busy, other.busy),
    connection: Math.max(one.connection, other.connection),
    statement: Math.max(one.statement, other.statement),
  };
}

/** Loads the driver for a database. Connects when it is first used. */
export async function openDatabase(
  address: DatabaseAddress,
  timeouts: DatabaseTimeouts,
  onMadePrivate: OnMadePrivate = null,
): Promise<Database> {
  switch (address.kind) {
    case 'sqlite':
      return (await import('./sqlite/open-database.ts')).openSqlite(address.file, onMadePrivate);
    case 'postgres':
      return (await import('./postgres/open-database.ts')).openPostgres(address.url, timeouts);
    default:
      return address satisfies never;
  }
}

/**
 * Runs a preparation until it has succeeded once. Callers wait for the run in flight, or start one.
 *
 * @returns a function that waits at most so many milliseconds. It throws `StoreUnavailable` after that, or what `prepare` throws
 */
function onceReady(prepare: () => Promise<void>): (timeout: number) => Promise<void> {
  let isReady = false;
  let inFlight: Promise<void> | null = null;
  async function start(): Promise<void> {
    try {
      await prepare();
      isReady = true;
    } finally {
      inFlight = null;
    }
  }
  async function throwAfter(timeout: number): Promise<never> {
    await wait(timeout, undefined, { ref: false });
    throw new StoreUnavailable("The store can't be used: it is still being set up.");
  }
  return async (timeout) => {
    if (isReady) return;
    inFlight ??= start();
    await Promise.race([inFlight, throwAfter(timeout)]);
  };
}

/** Executes a statement that always returns a row. @throws TypeError when it didn't, which is a bug */
export async function onlyRow<Row>(statement: RawBuilder<Row>, tables: Kysely<Tables>): Promise<Row> {
  const { rows } = await statement.execute(tables);
  const [row] = rows;
  if (row === undefined) throw new TypeError('The statement returned no row.');
  return row;
}
