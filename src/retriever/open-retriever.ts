import type { Article } from '../core/article.ts';
import type { ListedArticle } from '../core/library.ts';
import type { LookUp } from '../core/look-up.ts';
import { articleOfRows, type PassageRow } from './article-of-rows.ts';
import { connect } from './connect.ts';
import { lookUpIn, type ReadWindows } from './look-up-in.ts';
import { NotIndexedError } from './not-indexed-error.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';
import { readShelf, readVersion, type Shelf } from './read-shelf.ts';

/** Articles that are in a PostgreSQL server, and are looked up there. */
export interface Retriever {
  /** What it holds now. @throws NotIndexedError when there is nothing; StoreUnavailable */
  readonly shelf: () => Promise<Shelf>;
  /** The version of what it holds now. @throws NotIndexedError, StoreUnavailable */
  readonly version: () => Promise<number>;
  /** An article with its text; `null` when there is none of this id with the text it had. @throws StoreUnavailable */
  readonly article: (id: string, shelf: Shelf) => Promise<Article | null>;
  /** What looks questions up: in what is held by then, though it be newer. @param ids of the articles that are answered from; `null`: all */
  readonly lookUp: (shelf: Shelf, ids: readonly string[] | null) => LookUp;
  readonly close: () => Promise<void>;
}

/** Connects when it is first used. @param reader reads what is brought; `null`: nothing does */
export function openRetriever(url: string, reader: ReadWindows | null): Retriever {
  const { read, close } = connect(url);
  let functions: Promise<string | null> | null = null;
  let newest: Shelf | null = null;

  /** Asked once: where an extension is doesn't change. */
  function functionsIn(query: Query): Promise<string | null> {
    functions ??= whereFunctionsAre(query).catch((error: unknown) => {
      functions = null;
      throw error;
    });
    return functions;
  }

  async function shelfIn(query: Query): Promise<Shelf> {
    newest = await readShelf(query);
    return newest;
  }

  /** What the tables hold at this moment: they may have changed since a shelf was read. */
  async function upToDate(query: Query, shelf: Shelf): Promise<Shelf> {
    const version = await readVersion(query);
    if (version === shelf.version) return shelf;
    return newest?.version === version ? newest : shelfIn(query);
  }

  return {
    shelf: () => read(async (query) => (await isIndexed(query)) && shelfIn(query)).then(orNothing),
    version: () => read(async (query) => (await isIndexed(query)) && readVersion(query)).then(orNothing),
    article: (id, shelf) =>
      read(async (query) => {
        const now = await upToDate(query, shelf);
        const head = listedIn(now, id);
        // Places that were noted in one text mean nothing in another.
        if (head === undefined || head.digest !== listedIn(shelf, id)?.digest) return null;
        const { size: _, digest: __, ...details } = head;
        const rows = await query<PassageRow>(
          `select number, text, section, sentence_ends from ${TABLE.passages} where article = $1 order by number`,
          [now.keys.get(id)],
        );
        return rows.length === 0 ? null : articleOfRows(details, rows);
      }),
    lookUp: (shelf, ids) => (question) =>
      read(async (query) =>
        lookUpIn(query, question, {
          ...{ reader, ids },
          shelf: await upToDate(query, shelf),
          functions: await functionsIn(query),
        }),
      ),
    close,
  };
}

function listedIn({ keys, byKey }: Shelf, id: string): ListedArticle | undefined {
  const key = keys.get(id);
  return key === undefined ? undefined : byKey.get(key);
}

async function isIndexed(query: Query): Promise<boolean> {
  const [found] = await query<{ is_there: boolean }>(
    `select to_regclass('${TABLE.state}') is not null as is_there`,
  );
  return found?.is_there ?? false;
}

function orNothing<Found>(found: Found | false): Found {
  if (found === false) throw new NotIndexedError();
  return found;
}

async function whereFunctionsAre(query: Query): Promise<string | null> {
  const [found] = await query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'fuzzystrmatch' and has_schema_privilege(extnamespace, 'usage')`,
  );
  return found?.schema ?? null;
}
