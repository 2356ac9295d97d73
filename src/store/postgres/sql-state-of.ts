import pg from 'pg';

/** The SQLSTATE of what the server refused, such as `23503`; empty where the error isn't the server's. */
export function sqlStateOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
