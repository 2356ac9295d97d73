import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SqliteDatabase } from 'kysely';
import Libsql from 'libsql';
import { codeOf } from './code-of.ts';
import { statementOf } from './statement-of.ts';

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
    if (codeOf(error) !== 'EEXIST') throw error;
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
    prepare: (text) => statementOf(connection, text),
  };
}
