import type { Kysely } from 'kysely';
import { StoreUnavailable } from '../core/ports/store-unavailable.ts';
import { attempt } from './attempt.ts';
import type { Database, Patience } from './database.ts';
import type { DatabaseAddress } from './database-address.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';
import { unavailable } from './unavailable.ts';
import { untilReady } from './until-ready.ts';

/** While people wait for an answer. */
const ASKED: Patience = { busy: 300, connection: 900, statement: 900 };
/** While the tables are changed, or another process changes them. */
const MIGRATING: Patience = { busy: 5000, connection: 5000, statement: 60_000 };
/** How long a start waits for the tables. In milliseconds. */
const START = 15_000;

/** What ports are made of: the tables, and what differs between databases. */
export interface Access extends Pick<Database, 'now' | 'isMissingReference' | 'purge'> {
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
export async function openAccess(address: DatabaseAddress): Promise<Access> {
  const database = await openDatabase(address, ASKED);
  const ready = untilReady(() => bringUpToDate(address));
  try {
    await ready(START);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  return {
    now: database.now,
    isMissingReference: database.isMissingReference,
    purge: database.purge,
    async run(work) {
      await ready(ASKED.connection).catch((error: unknown) => Promise.reject(unavailable(error)));
      return attempt(database, ASKED.busy, () => work(database.kysely));
    },
    close: database.close,
  };
}

/** Over a connection of its own, with more patience. */
async function bringUpToDate(address: DatabaseAddress): Promise<void> {
  const database = await openDatabase(address, MIGRATING);
  try {
    await attempt(database, MIGRATING.busy, () => migrate(database.kysely));
  } finally {
    await database.close();
  }
}
