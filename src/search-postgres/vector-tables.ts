import { createHash } from 'node:crypto';
import { VECTOR_SIZE, type Vector } from '../core/ports/embedder.ts';
import type { Connection, Query } from './connect.ts';
import { createExtension, createSchema, TABLE } from './passage-tables.ts';

/**
 * The vectors of passages, for PostgreSQL's extension pgvector: a table for each embedder, a row for each passage, by the hash of what
 * is embedded of it. They don't depend on the version of the engine, so that an upgrade needn't embed anything anew. `vector` is
 * null as long as a passage waits to be embedded. `sentences` has the vectors of its sentences as bytes, quantised, one after the
 * other; null where it has but one. They aren't searched.
 */
const SCHEMA = 'kursk_vectors_2';

/** The half-precision type came with this version of pgvector, and searching on where a filter leaves too few with that one. */
const HALF_PRECISION = '0.7';
const ITERATIVE_SCAN = '0.8';

/** Without their index, vectors are compared one by one: up to so many of them. */
export const MAX_EXACT = 10_000;

/** One process changes the tables at a time. */
const LOCK = `select pg_advisory_xact_lock(hashtext('${SCHEMA}'))`;

export interface VectorTable {
  /** Its qualified name. */
  readonly name: string;
  /** The qualified name of the type of the vectors. */
  readonly type: string;
  /** The operator that is 1 - cosine. */
  readonly distance: string;
  readonly operatorClass: string;
  /** Whether its nearest-neighbour index is there, and whole. */
  readonly isIndexed: boolean;
  /** Whether a search goes on until enough vectors have passed a filter. */
  readonly canIterate: boolean;
}

interface Extension {
  readonly schema: string;
  readonly version: string;
}

/** `null` where pgvector isn't installed in the database, or this user may not use it. */
export async function findExtension(query: Query): Promise<Extension | null> {
  const [found] = await query<Extension>(
    `select quote_ident(nspname) as schema, extversion as version
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'vector' and has_schema_privilege(extnamespace, 'usage')`,
  );
  return found ?? null;
}

/** Creates the extension, if the server has it and the database doesn't. Where that fails, nothing changes. */
export async function installExtension({ write }: Connection): Promise<void> {
  await write(async (query) => {
    await query(LOCK);
    if ((await findExtension(query)) !== null) return;
    await createExtension(query, 'vector');
  }).catch(() => {});
}

/** @param embedder its version */
export async function findVectorTable(query: Query, embedder: string): Promise<VectorTable | null> {
  const extension = await findExtension(query);
  const name = nameOf(embedder);
  const [found] = await query<{ type: string; is_indexed: boolean }>(
    `select typname as type, exists (
      select from pg_index where indrelid = attrelid and indisvalid and indexrelid = to_regclass('${indexOf(name)}')
    ) as is_indexed
    from pg_attribute join pg_type on pg_type.oid = atttypid
    where attrelid = to_regclass('${name}') and attname = 'vector'`,
  );
  if (extension === null || found === undefined) return null;
  const { schema, version } = extension;
  return {
    name,
    type: `${schema}.${found.type}`,
    distance: `operator(${schema}.<=>)`,
    operatorClass: `${schema}.${found.type}_cosine_ops`,
    isIndexed: found.is_indexed,
    canIterate: isAtLeast(version, ITERATIVE_SCAN),
  };
}

/** The table of this embedder, made if need be; `null` without pgvector. @throws NotAllowedError */
export async function createVectorTable(query: Query, embedder: string): Promise<VectorTable | null> {
  const extension = await findExtension(query);
  if (extension === null) return null;
  await query(LOCK);
  await createSchema(query, SCHEMA);
  const name = nameOf(embedder);
  const type = isAtLeast(extension.version, HALF_PRECISION) ? 'halfvec' : 'vector';
  await query(`
    create table if not exists ${name} (
      digest uuid primary key,
      vector ${extension.schema}.${type}(${VECTOR_SIZE}),
      sentences bytea
    );
    create index if not exists ${unqualified(name)}_waiting on ${name} (digest) where vector is null;
  `);
  return findVectorTable(query, embedder);
}

/**
 * Memory for building the index: a vector with its neighbours takes so much of it, and where that isn't enough, building takes many
 * times as long.
 */
const BYTES_PER_VECTOR = 1_500;
const MIN_BUILD_MEMORY = 64e6;
const MAX_BUILD_MEMORY = 2e9;

/**
 * Builds the index for nearest neighbours, if it is missing and there are too many vectors to do without. At the end, as that is
 * many times as fast as adding them one by one.
 */
export async function buildVectorIndex(
  { write }: Connection,
  embedder: string,
  exactUpTo = MAX_EXACT,
): Promise<void> {
  const build = (workers: string) =>
    write(async (query) => {
      await query(LOCK);
      const table = await findVectorTable(query, embedder);
      if (table === null || table.isIndexed) return;
      const [{ vectors } = { vectors: 0 }] = await query<{ vectors: number }>(
        `select count(*) as vectors from ${table.name} where vector is not null`,
      );
      if (vectors <= exactUpTo) return;
      const bytes = Math.min(MAX_BUILD_MEMORY, Math.max(MIN_BUILD_MEMORY, vectors * BYTES_PER_VECTOR));
      await query(`
        set local maintenance_work_mem = '${Math.ceil(bytes / 1024)}kB';
        ${workers};
        create index ${unqualified(indexOf(table.name))} on ${table.name} using hnsw (vector ${table.operatorClass});
        analyze ${table.name};
      `);
    });
  // Parallel workers share memory, of which containers have little unless they are told otherwise.
  await build('select 1').catch(() => build('set local max_parallel_maintenance_workers = 0'));
}

/** Counts the passages that have a vector of this embedder. */
export async function countEmbedded(query: Query, embedder: string): Promise<void> {
  const table = await findVectorTable(query, embedder);
  const count =
    table === null
      ? '0'
      : `(select count(*) from ${TABLE.passages} join ${table.name} using (digest) where vector is not null)`;
  await query(`update ${TABLE.state} set embedder = $1, embedded = ${count}`, [embedder]);
}

/** A vector as pgvector reads it. */
export function vectorLiteral(vector: Vector): string {
  return `[${vector.join(',')}]`;
}

function nameOf(embedder: string): string {
  return `${SCHEMA}.of_${createHash('sha256').update(embedder).digest('hex').slice(0, 12)}`;
}

function indexOf(name: string): string {
  return `${name}_nearest`;
}

function unqualified(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

function isAtLeast(version: string, least: string): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  const [major = 0, minor = 0] = least.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}
