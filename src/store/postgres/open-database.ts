import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database, DatabaseTimeouts } from '../database.ts';
import type { Tables } from '../tables.ts';
import { openPool, sqlState } from './connection.ts';
import { listenTo } from './listen.ts';

/** Classes of SQLSTATE for statements that could never have worked; 42501, a missing privilege, isn't among them. */
const FAULTS = /^(?:0A|21|22|23|42(?!501))/;
/** Serialisation failure, deadlock. */
const BUSY = /^40(?:001|P01)$/;
const FOREIGN_KEY_VIOLATION = '23503';

/** A pool of connections to a PostgreSQL server. Connects when it is first used. */
export function openPostgres(url: string, timeouts: DatabaseTimeouts): Database {
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: async () => openPool(url, timeouts) }),
  });
  return {
    kysely,
    now: sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`,
    isBusy: (error) => BUSY.test(sqlState(error)),
    isFault: (error) => error instanceof TypeError || FAULTS.test(sqlState(error)),
    isMissingReference: (error) => sqlState(error) === FOREIGN_KEY_VIOLATION,
    // The server vacuums by itself.
    purge: async () => {},
    async announce(topic) {
      // Whoever misses it finds out when they look the next time.
      await sql`select pg_notify(${topic}, '')`.execute(kysely).catch(() => {});
    },
    listen: (topic, onAnnounced) => listenTo(url, topic, onAnnounced),
    close: () => kysely.destroy(),
  };
}
