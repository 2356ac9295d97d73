import { type Dialect, Kysely, SqliteDialect, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openFile, sqliteErrorCode } from './connection.ts';

/** Codes of statements that no state of the database would have let work. */
const FAULTS = /^SQLITE_(?:ERROR|CONSTRAINT|MISUSE|MISMATCH|RANGE|TOOBIG)/;
/** Somebody else has the turn; https://sqlite.org/rescode.html */
const BUSY = /^SQLITE_(?:BUSY|LOCKED)/;

/** A SQLite file, which is made where there is none, for its owner only. Opened when it is first used. */
export function openSqlite(file: string): Database {
  const kysely = new Kysely<Tables>({ dialect: dialectOf(file) });
  return {
    kysely,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    isBusy: (error) => BUSY.test(sqliteErrorCode(error)),
    isFault: (error) => error instanceof TypeError || FAULTS.test(sqliteErrorCode(error)),
    isMissingReference: (error) => sqliteErrorCode(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY',
    async purge() {
      // Where somebody reads the old pages, or there is no room, a later checkpoint does.
      await sql`pragma wal_checkpoint(truncate)`.execute(kysely).catch(() => {});
    },
    close: () => kysely.destroy(),
  };
}

/**
 * Kysely's own, but for one thing it doesn't use: SQLite undoes changes of the schema like any others, so that all migrations
 * happen or none, and processes that migrate at once take turns.
 */
function dialectOf(file: string): Dialect {
  const dialect = new SqliteDialect({ database: () => openFile(file) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createAdapter: () =>
      Object.defineProperty(dialect.createAdapter(), 'supportsTransactionalDdl', { value: true }),
  };
}
