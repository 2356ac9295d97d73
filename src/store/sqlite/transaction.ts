import type Libsql from 'libsql';

/**
 * How a transaction begins and ends.
 *
 * It takes its turn to write when it begins: one that read first might find that another has written since, and could never
 * end well. And it does so by `exec`, which leaves no statement behind: of any other statement that is refused its turn, libsql
 * leaves some behind, and no transaction of the connection can be committed before the garbage collector has come by.
 */
export const transaction = {
  begin: (connection: Libsql.Database): void => void connection.exec('begin immediate'),
  commit: (connection: Libsql.Database): void => void connection.exec('commit'),
  /** Some errors have done so by themselves. */
  rollback(connection: Libsql.Database): void {
    if (connection.inTransaction) connection.exec('rollback');
  },
} as const;

/** Does work in a transaction of its own. */
export function inTransaction<T>(connection: Libsql.Database, work: () => T): T {
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
