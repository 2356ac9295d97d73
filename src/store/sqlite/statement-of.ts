import type { SqliteStatement } from 'kysely';
import type Libsql from 'libsql';
import { inTransaction, transaction } from './transaction.ts';

const READS = /^\s*(?:select|pragma)\b/i;
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 } as const;

/** A statement as Kysely wants it. One that may write always does so in a transaction, its own where there is no other. */
export function statementOf(connection: Libsql.Database, text: string): SqliteStatement {
  if (text === 'begin' || text === 'commit' || text === 'rollback') return controlOf(connection, text);
  const statement = connection.prepare(text);
  const carryOut = <T>(work: () => T): T =>
    READS.test(text) || connection.inTransaction ? work() : inTransaction(connection, work);
  return {
    reader: statement.reader,
    all: (parameters) => carryOut(() => statement.all(checked(parameters))),
    run: (parameters) => carryOut(() => statement.run(checked(parameters))),
    iterate: (parameters) => statement.iterate(checked(parameters)),
  };
}

function controlOf(connection: Libsql.Database, verb: keyof typeof transaction): SqliteStatement {
  const run = () => {
    transaction[verb](connection);
    return NOTHING_CHANGED;
  };
  return { reader: false, run, all: () => [], iterate: () => [].values() };
}

/** @throws TypeError for a boolean, over which libsql ends the whole process */
function checked(parameters: readonly unknown[]): readonly unknown[] {
  if (parameters.some((parameter) => typeof parameter === 'boolean')) {
    throw new TypeError('SQLite knows no booleans: bind 0 or 1.');
  }
  return parameters;
}
