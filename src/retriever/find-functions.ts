import type { Query } from './query.ts';

/** The schema with PostgreSQL's functions that compare spellings; `null` where there is none, or this user may not use it. */
export async function findFunctions(query: Query): Promise<string | null> {
  const [found] = await query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'fuzzystrmatch' and has_schema_privilege(extnamespace, 'usage')`,
  );
  return found?.schema ?? null;
}
