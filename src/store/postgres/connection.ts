import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { DatabaseTimeouts } from '../database.ts';

/** For each process. */
const MAX_CONNECTIONS = 8;
/** The client waits this much longer than the server, so that the server's own timeout error arrives. In milliseconds. */
const SERVER_TIMEOUT_MARGIN = 100;

/** Opens a pool of connections to a server: made on demand, dropped when they fail or stop responding. */
export function openPool(url: string, { connection, statement }: DatabaseTimeouts): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    types: typesAsNumbers(),
    application_name: 'kursk',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: connection,
    statement_timeout: statement,
    query_timeout: statement + SERVER_TIMEOUT_MARGIN,
    idle_in_transaction_session_timeout: statement,
    keepAlive: true,
  });
  // Queries on a lost connection reject, and an idle one is dropped. Without listeners, though, the process would crash.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    connect: async () => dropWhenLost(await pool.connect()),
    end: () => pool.end(),
  };
}

/** pg returns eight-byte integers as strings. Ours are times and counts, which a number holds exactly. */
function typesAsNumbers(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}

/** Keeps a connection that the server closed, or didn't respond on, from going back to the pool: pg would wait on it for ever. */
function dropWhenLost(client: PostgresPoolClient): PostgresPoolClient {
  let isLost = false;
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(statement: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    if (typeof statement !== 'string') return client.query(statement);
    return client.query<R>(statement, parameters).catch((error: unknown) => {
      isLost ||= !(error instanceof pg.DatabaseError) || error.severity === 'FATAL';
      throw error;
    });
  }
  return { query, release: (isDropped = false) => client.release(isDropped || isLost) };
}

/** The SQLSTATE of an error of the server, such as `23503`; empty for other errors. */
export function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
