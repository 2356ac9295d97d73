import type { Article, ArticleHead, Passage } from '../core/article.ts';
import { ENGINE_VERSION } from '../core/index/passage-index.ts';
import type { Query } from './connect.ts';
import { NotAllowedError } from './search-errors.ts';

/** Increase it with every change to the tables. Those of other versions are left alone, and new ones are created beside them. */
const TABLES_VERSION = 2;

/** The schema of the tables: one for each version of the tables and of the engine, so that two versions can run side by side. */
export const SCHEMA = `kursk_passages_${TABLES_VERSION}_${ENGINE_VERSION}`;

const NAMES = ['articles', 'passages', 'postings', 'terms', 'spellings', 'state'] as const;

/** The qualified name of each table. */
export const TABLE = Object.fromEntries(NAMES.map((name) => [name, `${SCHEMA}.${name}`])) as Readonly<
  Record<(typeof NAMES)[number], string>
>;

/**
 * The tables of the articles. They can be rebuilt from the article files, so they are never migrated.
 *
 * - `articles`: each article without its text, the file it was read from, the title that this states, where others have the same, and
 *   whether it is cut into windows;
 * - `passages`: the text of each passage, the ends of its sentences, the window of each sentence, and the first and last passage
 *   that those windows touch; `windows` is null for an article that was indexed without a reader; `digest` is the key of its vector;
 * - `postings`: the terms of each passage, with weight A in headings and D in the text, once for each occurrence; the lengths count
 *   different terms;
 * - `terms`: how many passages have each term in their text, and how many in their headings;
 * - `spellings`: each indexed word, folded, with its term in the language of an article, and how often it is written with a capital within a sentence, without one, and at all;
 * - `state`: one row with sums, a version that changes with each change of the index, and how many of the passages have a vector
 *   of which embedder.
 */
const CREATE_TABLES = `
create table if not exists ${TABLE.articles} (
  key integer generated always as identity primary key,
  id text collate "C" not null unique,
  file text not null,
  file_digest text not null,
  size integer not null,
  digest text not null,
  own_title text not null,
  is_cut boolean not null,
  details jsonb not null
);
create table if not exists ${TABLE.passages} (
  article integer not null references ${TABLE.articles} on delete cascade,
  number integer not null,
  text text not null,
  section text[] not null,
  sentence_ends integer[] not null,
  windows integer[],
  from_passage integer not null,
  to_passage integer not null,
  digest uuid not null,
  primary key (article, number)
);
create index if not exists passages_by_digest on ${TABLE.passages} (digest);
create table if not exists ${TABLE.postings} (
  article integer not null references ${TABLE.articles} on delete cascade,
  number integer not null,
  terms tsvector not null,
  text_length integer not null,
  headings_length integer not null,
  primary key (article, number)
);
create table if not exists ${TABLE.terms} (
  term text collate "C" primary key,
  in_text integer not null,
  in_headings integer not null
);
create table if not exists ${TABLE.spellings} (
  word text collate "C" not null,
  term text collate "C" not null,
  capitalised integer not null,
  small integer not null,
  written integer not null,
  primary key (word, term)
);
create index if not exists spellings_by_term on ${TABLE.spellings} (term);
create index if not exists spellings_by_opening on ${TABLE.spellings} (left(word, 1), char_length(word)) include (word);
create table if not exists ${TABLE.state} (
  single boolean primary key default true check (single),
  version bigint not null,
  passages bigint not null,
  text_length bigint not null,
  headings_length bigint not null,
  embedder text,
  embedded bigint not null
);
insert into ${TABLE.state} values (true, 0, 0, 0, 0, null, 0) on conflict do nothing;
`;

/** Creates the tables that don't exist yet, within a transaction. @throws NotAllowedError */
export async function createTables(query: Query): Promise<void> {
  await createSchema(query, SCHEMA);
  await query(CREATE_TABLES);
  await createTermIndex(query);
}

/** Where extensions go that the database doesn't have: not with tables, whose schema may be dropped. All versions share it. */
const FUNCTIONS_SCHEMA = 'kursk_functions';

/** Creates an extension of PostgreSQL's that the database doesn't have. @throws NotAllowedError */
export async function createExtension(query: Query, name: 'fuzzystrmatch' | 'vector'): Promise<void> {
  await createSchema(query, FUNCTIONS_SCHEMA);
  await query(`create extension if not exists ${name} schema ${FUNCTIONS_SCHEMA}`);
}

/** PostgreSQL refuses `create schema if not exists` to a user who may not create schemas, even if it exists. */
export async function createSchema(query: Query, schema: string): Promise<void> {
  const [found] = await query<{ is_there: boolean; may_create: boolean; user: string; database: string }>(
    `select to_regnamespace('${schema}') is not null as is_there,
      has_database_privilege(current_database(), 'create') as may_create,
      quote_ident(current_user) as "user", quote_ident(current_database()) as database`,
  );
  if (found === undefined || found.is_there) return;
  if (!found.may_create) throw new NotAllowedError(found);
  await query(`create schema ${schema}`);
}

/** Building the index at the end is faster than updating it passage by passage, when all passages are new. */
export async function dropTermIndex(query: Query): Promise<void> {
  await query(`drop index if exists ${SCHEMA}.postings_by_term`);
}

export async function createTermIndex(query: Query): Promise<void> {
  await query(`
    set local maintenance_work_mem = '256MB';
    create index if not exists postings_by_term on ${TABLE.postings} using gin (terms);
  `);
}

/** Tells whoever answers from the tables that they have changed. */
export async function changeVersion(query: Query): Promise<void> {
  await query(
    // From the clock, as a plain counter would repeat versions once the tables were dropped and created again.
    `update ${TABLE.state} set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint)`,
  );
}

/** Updates the planner's statistics. */
export async function analyze(query: Query): Promise<void> {
  for (const table of Object.values(TABLE)) await query(`analyze ${table}`);
}

export interface PassageRow {
  readonly number: number;
  readonly text: string;
  readonly section: readonly string[];
  /** In order; the sentences tile the passage. */
  readonly sentence_ends: readonly number[];
}

/** @param rows all passages of the article, in order */
export function articleOfRows(head: ArticleHead, rows: readonly PassageRow[]): Article {
  return { ...head, passages: rows.map(passageOfRow) };
}

export function passageOfRow({ number, text, section, sentence_ends: ends }: PassageRow): Passage {
  const sentences = ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end }));
  return { number, text, section, sentences };
}
