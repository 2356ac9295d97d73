import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Dialect, Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openConnection, sqliteErrorCode } from './connection.ts';

/** The file holds what people ask: only the user who runs the bot may read it. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

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

async function openFile(file: string): Promise<SqliteDatabase> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await createFile(path);
  return openConnection(path);
}

/**
 * Creates an empty file for its owner alone, if it doesn't exist. An existing file isn't even opened: closing it would release every
 * POSIX lock that this process holds on it, including those of libsql, which closes its connections late. Another process that then
 * closes the database would take it for unused, and delete the write-ahead log that this process still writes.
 */
async function createFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', OWNER_ONLY.file)).close();
  } catch (error) {
    if (sqliteErrorCode(error) !== 'EEXIST') throw error;
    await access(path, constants.R_OK | constants.W_OK);
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
  }
}
