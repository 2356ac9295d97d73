/** The code of one of SQLite's errors, `SQLITE_BUSY` and the like; empty where it is none of them. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
