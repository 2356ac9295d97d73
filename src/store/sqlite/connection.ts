import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';

/**
 * - WAL and synchronous NORMAL: readers and a writer don't wait for each other, and a committed transaction survives a crash of the
 *   process. A power cut may lose the last seconds, and corrupts nothing.
 * - No busy timeout: SQLite would block the whole process while it waits for a lock. `retryWhileBusy` retries instead.
 * - Secure delete: deleted rows are overwritten, so that what was forgotten can't be read in the file.
 */
const PRAGMAS = [
  'journal_mode = wal',
  'synchronous = normal',
  'busy_timeout = 0',
  'foreign_keys = on',
  'secure_delete = on',
];

/** Opens a libsql connection to an existing file, as Kysely wants it. @param path absolute */
export function openConnection(path: string): SqliteDatabase {
  const connection = new Libsql(path);
  try {
    for (const pragma of PRAGMAS) connection.exec(`pragma ${pragma}`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    close: () => connection.close(),
    prepare: (text) => sqliteStatement(connection, text),
  };
}

const READ_STATEMENT = /^\s*(?:select|pragma)\b/i;
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 } as const;

/** A statement as Kysely wants it. One that may write runs in a transaction: in one of its own, if none is open. */
function sqliteStatement(connection: Libsql.Database, text: string): SqliteStatement {
  if (text === 'begin' || text === 'commit' || text === 'rollback')
    return transactionStatement(connection, text);
  const statement = connection.prepare(text);
  const execute = <T>(work: () => T): T =>
    READ_STATEMENT.test(text) || connection.inTransaction ? work() : inTransaction(connection, work);
  return {
    reader: statement.reader,
    all: (parameters) => execute(() => statement.all(rejectBooleans(parameters))),
    run: (parameters) => execute(() => statement.run(rejectBooleans(parameters))),
    iterate: (parameters) => statement.iterate(rejectBooleans(parameters)),
  };
}

function transactionStatement(connection: Libsql.Database, verb: keyof typeof transaction): SqliteStatement {
  const run = () => {
    transaction[verb](connection);
    return NOTHING_CHANGED;
  };
  return { reader: false, run, all: () => [], iterate: () => [].values() };
}

/** @throws TypeError for a boolean, which makes libsql abort the whole process */
function rejectBooleans(parameters: readonly unknown[]): readonly unknown[] {
  if (parameters.some((parameter) => typeof parameter === 'boolean')) {
    throw new TypeError('SQLite knows no booleans: bind 0 or 1.');
  }
  return parameters;
}

/**
 * How transactions begin and end. They take the write lock at the beginning: a transaction that reads first and writes later fails
 * when another has written in between. They use `exec`, which leaves no prepared statement behind: libsql leaks a prepared one
 * that fails with SQLITE_BUSY, and until it is garbage-collected, no transaction of the connection can commit.
 */
const transaction = {
  begin: (connection: Libsql.Database): void => void connection.exec('begin immediate'),
  commit: (connection: Libsql.Database): void => void connection.exec('commit'),
  /** Some errors have rolled back already. */
  rollback(connection: Libsql.Database): void {
    if (connection.inTransaction) connection.exec('rollback');
  },
} as const;

function inTransaction<T>(connection: Libsql.Database, work: () => T): T {
  transaction.begin(connection);
  try {
    const result = work();
    transaction.commit(connection);
    return result;
  } catch (error) {
    transaction.rollback(connection);
    throw error;
  }
}

/** The code of an error of SQLite or Node, such as `SQLITE_BUSY`; empty for other errors. */
export function sqliteErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
