import { access, chmod, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Dialect, Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import type { Database, OnMadePrivate } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openConnection, sqliteErrorCode } from './connection.ts';

/** The file holds what people ask: only the user who runs the bot may read it. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** Codes of statements that could never have worked. */
const FAULTS = /^SQLITE_(?:ERROR|CONSTRAINT|MISUSE|MISMATCH|RANGE|TOOBIG)/;
/** Another connection holds the lock; https://sqlite.org/rescode.html */
const BUSY = /^SQLITE_(?:BUSY|LOCKED)/;

/** The permission bits of everybody but the owner. */
const OTHERS = 0o077;

/** What SQLite adds to the name of a database for the files beside it: the write-ahead log and its index hold rows, too. */
const FILE_SUFFIXES = ['', '-wal', '-shm'];

/** A SQLite file, created for its owner alone if it doesn't exist. Opened when it is first used. */
export function openSqlite(file: string, onMadePrivate: OnMadePrivate): Database {
  const listeners = new Set<() => void>();
  const kysely = new Kysely<Tables>({ dialect: createDialect(file, onMadePrivate) });
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
    async announce() {
      for (const onAnnounced of listeners) onAnnounced();
    },
    listen(_, onAnnounced) {
      listeners.add(onAnnounced);
      return async () => {
        listeners.delete(onAnnounced);
      };
    },
    close: () => kysely.destroy(),
  };
}

/**
 * Kysely's dialect, told that SQLite can roll back changes of the schema: then all migrations run in one transaction, and processes
 * that migrate at the same time take turns.
 */
function createDialect(file: string, onMadePrivate: OnMadePrivate): Dialect {
  const dialect = new SqliteDialect({ database: () => openFile(file, onMadePrivate) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createAdapter: () =>
      Object.defineProperty(dialect.createAdapter(), 'supportsTransactionalDdl', { value: true }),
  };
}

async function openFile(file: string, onMadePrivate: OnMadePrivate): Promise<SqliteDatabase> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await createFile(path);
  if (onMadePrivate !== null) await makePrivate(path, onMadePrivate);
  return openConnection(path);
}

/** Takes permissions from others. By the path, as opening and closing the files would release the locks that this process holds. */
async function makePrivate(path: string, onMadePrivate: (file: string) => void): Promise<void> {
  // Windows has no such permissions: the user's own folders are private by inheritance.
  if (process.platform === 'win32') return;
  for (const file of FILE_SUFFIXES.map((suffix) => path + suffix)) {
    const mode = await stat(file).then(
      (found) => found.mode,
      () => 0,
    );
    if ((mode & OTHERS) === 0) continue;
    // Whoever isn't the owner can't change it, and can use the database all the same.
    const isPrivate = await chmod(file, OWNER_ONLY.file).then(
      () => true,
      () => false,
    );
    if (isPrivate) onMadePrivate(file);
  }
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
