import type { Connection } from './connect.ts';

/** Not in a schema of one version's tables: it is for all. */
const SCHEMA = 'kursk_functions';

/**
 * Adds PostgreSQL's extension that compares spellings, where it is missing. Where it isn't installed, or this user may add none,
 * slips of the pen aren't forgiven.
 */
export async function addFunctions({ write }: Connection): Promise<void> {
  await write(async (query) => {
    const [found] = await query("select from pg_extension where extname = 'fuzzystrmatch'");
    if (found !== undefined) return;
    await query(`create schema if not exists ${SCHEMA}`);
    await query(`create extension if not exists fuzzystrmatch schema ${SCHEMA}`);
  }).catch(() => {});
}
