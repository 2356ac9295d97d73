import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { DatabaseTimeouts } from '../database.ts';

/** Of one process; other replicas have their own. */
const MAX_CONNECTIONS = 8;
/** How much longer than the server we wait for its word that a statement took too long. In milliseconds. */
const SERVER_TIMEOUT_MARGIN = 100;

/** Connections to a server: made when they are needed, dropped when they fail or fall silent. */
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
  // Whoever uses a connection that is lost is told, and an idle one is dropped; yet without listeners the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    connect: async () => dropWhenLost(await pool.connect()),
    end: () => pool.end(),
  };
}

/** pg hands on eight-byte integers as texts. Ours are times and counts, which a number holds exactly. */
function typesAsNumbers(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}

/** A connection that isn't used again when the server ended it, or didn't answer: pg would wait for that for ever. */
function dropWhenLost(client: PostgresPoolClient): PostgresPoolClient {
  let isLost = false;
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    if (typeof asked !== 'string') return client.query(asked);
    return client.query<R>(asked, parameters).catch((error: unknown) => {
      isLost ||= !(error instanceof pg.DatabaseError) || error.severity === 'FATAL';
      throw error;
    });
  }
  return { query, release: (isDropped = false) => client.release(isDropped || isLost) };
}

/** The SQLSTATE of what the server refused, such as `23503`; empty where the error isn't the server's. */
export function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
