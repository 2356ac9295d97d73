import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SqliteDatabase } from 'kysely';
import Libsql from 'libsql';

/** Only who runs the bot may read what people ask it. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/**
 * - WAL, synchronous NORMAL: readers and a writer don't wait for each other, and what was acknowledged survives the end of the
 *   process, however sudden. A power cut may take back the last seconds, and damages nothing.
 * - No time-out: while SQLite waits for a lock, the whole process would. Who is refused tries again (`attempt.ts`).
 * - What is deleted is overwritten, so that what was forgotten can't be read in the file.
 */
const PRAGMAS = [
  'journal_mode = wal',
  'synchronous = normal',
  'busy_timeout = 0',
  'foreign_keys = on',
  'secure_delete = on',
];

/** The libsql connection to a file, as Kysely wants it. */
export async function openFile(file: string): Promise<SqliteDatabase> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await (await open(path, 'a', OWNER_ONLY.file)).close();
  const connection = new Libsql(path);
  try {
    for (const pragma of PRAGMAS) connection.exec(`pragma ${pragma}`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    close: () => connection.close(),
    prepare(text) {
      const statement = connection.prepare(asExecuted(text, connection.inTransaction));
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(checked(parameters)),
        run: (parameters) => statement.run(checked(parameters)),
        iterate: (parameters) => statement.iterate(checked(parameters)),
      };
    },
  };
}

/**
 * A transaction takes its turn to write at its beginning: one that has read first may find that another wrote since, and could
 * never end well. And some errors end a transaction by themselves: then there is nothing to roll back.
 */
function asExecuted(text: string, inTransaction: boolean): string {
  if (text === 'begin') return 'begin immediate';
  return text === 'rollback' && !inTransaction ? 'select 1' : text;
}

/** @throws TypeError for a boolean, over which libsql ends the whole process */
function checked(parameters: readonly unknown[]): readonly unknown[] {
  if (parameters.some((parameter) => typeof parameter === 'boolean')) {
    throw new TypeError('SQLite knows no booleans: bind 0 or 1.');
  }
  return parameters;
}
