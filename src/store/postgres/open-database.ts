import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database, DatabaseTimeouts } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openPool, sqlState } from './connection.ts';

/** Classes of SQLSTATE for statements that no state of the database would have let work, but for missing rights. */
const FAULTS = /^(?:0A|21|22|23|42(?!501))/;
/** Serialisation failure, deadlock. */
const BUSY = /^40(?:001|P01)$/;
const FOREIGN_KEY_VIOLATION = '23503';

/** A pool of connections to a PostgreSQL server. The first connection is made when it is first used. */
export function openPostgres(url: string, patience: DatabaseTimeouts): Database {
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: async () => openPool(url, patience) }),
  });
  return {
    kysely,
    now: sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`,
    isBusy: (error) => BUSY.test(sqlState(error)),
    isFault: (error) => error instanceof TypeError || FAULTS.test(sqlState(error)),
    isMissingReference: (error) => sqlState(error) === FOREIGN_KEY_VIOLATION,
    // The server's own vacuum does.
    purge: async () => {},
    close: () => kysely.destroy(),
  };
}
