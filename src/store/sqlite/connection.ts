import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';

/** Only who runs the bot may read what people ask it. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/**
 * - WAL, synchronous NORMAL: readers and a writer don't wait for each other, and what was acknowledged survives the end of the
 *   process, however sudden. A power cut may take back the last seconds, and damages nothing.
 * - No time-out: while SQLite waited for a lock, so would the whole process. Who is refused tries again (`attempt.ts`).
 * - What is deleted is overwritten, so that what was forgotten can't be read in the file.
 */
const PRAGMAS = [
  'journal_mode = wal',
  'synchronous = normal',
  'busy_timeout = 0',
  'foreign_keys = on',
  'secure_delete = on',
];

/**
 * Makes an empty file for its owner only, where there is none. One that is there isn't even opened: closing it again would end every lock
 * that this process has on it, those of libsql too, which closes its connections late. Whoever else then closes the file would take it
 * for unused and remove the log that this process goes on to write, with all that is in it.
 */
async function makeFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', OWNER_ONLY.file)).close();
  } catch (error) {
    if (sqliteErrorCode(error) !== 'EEXIST') throw error;
    await access(path, constants.R_OK | constants.W_OK);
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
  }
}

/** The libsql connection to a file, as Kysely wants it. */
export async function openFile(file: string): Promise<SqliteDatabase> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await makeFile(path);
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

/** A statement as Kysely wants it. One that may write always does so in a transaction, its own where there is no other. */
function sqliteStatement(connection: Libsql.Database, text: string): SqliteStatement {
  if (text === 'begin' || text === 'commit' || text === 'rollback')
    return transactionStatement(connection, text);
  const statement = connection.prepare(text);
  const carryOut = <T>(work: () => T): T =>
    READ_STATEMENT.test(text) || connection.inTransaction ? work() : inTransaction(connection, work);
  return {
    reader: statement.reader,
    all: (parameters) => carryOut(() => statement.all(rejectBooleans(parameters))),
    run: (parameters) => carryOut(() => statement.run(rejectBooleans(parameters))),
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

/** @throws TypeError for a boolean, over which libsql ends the whole process */
function rejectBooleans(parameters: readonly unknown[]): readonly unknown[] {
  if (parameters.some((parameter) => typeof parameter === 'boolean')) {
    throw new TypeError('SQLite knows no booleans: bind 0 or 1.');
  }
  return parameters;
}

/**
 * How a transaction begins and ends.
 *
 * It takes its turn to write when it begins: one that read first might find that another has written since, and could never
 * end well. And it does so by `exec`, which leaves no statement behind: of any other statement that is refused its turn, libsql
 * leaves some behind, and no transaction of the connection can be committed before the garbage collector has come by.
 */
const transaction = {
  begin: (connection: Libsql.Database): void => void connection.exec('begin immediate'),
  commit: (connection: Libsql.Database): void => void connection.exec('commit'),
  /** Some errors have done so by themselves. */
  rollback(connection: Libsql.Database): void {
    if (connection.inTransaction) connection.exec('rollback');
  },
} as const;

/** Does work in a transaction of its own. */
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

/** The code of one of SQLite's errors, `SQLITE_BUSY` and the like; empty where it is none of them. */
export function sqliteErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
