import { type Dialect, Kysely, SqliteDialect, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openFile, sqliteErrorCode } from './connection.ts';

/** Codes of statements that could never have worked. */
const FAULTS = /^SQLITE_(?:ERROR|CONSTRAINT|MISUSE|MISMATCH|RANGE|TOOBIG)/;
/** Another connection holds the lock; https://sqlite.org/rescode.html */
const BUSY = /^SQLITE_(?:BUSY|LOCKED)/;

/** A SQLite file, created for its owner alone if it doesn't exist. Opened when it is first used. */
export function openSqlite(file: string): Database {
  const kysely = new Kysely<Tables>({ dialect: createDialect(file) });
  return {
    kysely,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    isBusy: (error) => BUSY.test(sqliteErrorCode(error)),
    isFault: (error) => error instanceof TypeError || FAULTS.test(sqliteErrorCode(error)),
    isMissingReference: (error) => sqliteErrorCode(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY',
    async purge() {
      // It fails while old pages are read, or when the disk is full; a later checkpoint succeeds.
      await sql`pragma wal_checkpoint(truncate)`.execute(kysely).catch(() => {});
    },
    close: () => kysely.destroy(),
  };
}

/**
 * Kysely's dialect, told that SQLite can roll back changes of the schema: then all migrations run in one transaction, and processes
 * that migrate at the same time take turns.
 */
function createDialect(file: string): Dialect {
  const dialect = new SqliteDialect({ database: () => openFile(file) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createAdapter: () =>
      Object.defineProperty(dialect.createAdapter(), 'supportsTransactionalDdl', { value: true }),
  };
}
