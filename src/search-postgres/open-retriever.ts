import type { Retrieve } from '../core/answering/ask.ts';
import type { Article } from '../core/article.ts';
import type { ListedArticle } from '../core/bot/library.ts';
import { type Catalog, readCatalog, readSample, readVersion } from './catalog.ts';
import { connect, type Query } from './connect.ts';
import { articleOfRows, type PassageRow, TABLE } from './passage-tables.ts';
import { type ReadWindows, retrievePassages } from './retrieve-passages.ts';
import { NotIndexedError } from './search-errors.ts';

/** Articles that are in a PostgreSQL server, and are looked up there. */
export interface Retriever {
  /** What it holds now. @throws NotIndexedError when there is nothing; StoreUnavailable */
  readonly catalog: () => Promise<Catalog>;
  /** Some of its articles, as far as suggestions are taken from. @throws StoreUnavailable */
  readonly sample: (shelf: Catalog) => Promise<readonly Article[]>;
  /** The version of what it holds now. @throws NotIndexedError, StoreUnavailable */
  readonly version: () => Promise<number>;
  /** An article with its text; `null` when there is none of this id with the text it had. @throws StoreUnavailable */
  readonly article: (id: string, shelf: Catalog) => Promise<Article | null>;
  /** What looks questions up: in what is held by then, though it be newer. @param ids of the articles that are answered from; `null`: all */
  readonly lookUp: (shelf: Catalog, ids: readonly string[] | null) => Retrieve;
  readonly close: () => Promise<void>;
}

/** Connects when it is first used. @param reader reads what is brought; `null`: nothing does */
export function openRetriever(url: string, reader: ReadWindows | null): Retriever {
  const { read, close } = connect(url);
  /** The one that was read last, or is being read. */
  let newest: { readonly version: number; readonly shelf: Promise<Catalog> } | null = null;

  /** What the tables hold at this moment, read once for all who ask; `known` where nothing has changed since that was read. */
  async function shelfIn(query: Query, known: Catalog | null = null): Promise<Catalog> {
    const version = await readVersion(query);
    if (version === known?.version) return known;
    if (version === newest?.version) return newest.shelf;
    const reading = { version, shelf: readCatalog(query) };
    newest = reading;
    return reading.shelf.catch((error: unknown) => {
      if (newest === reading) newest = null;
      throw error;
    });
  }

  return {
    catalog: () => read(async (query) => (await isIndexed(query)) && shelfIn(query)).then(orNotIndexed),
    sample: (shelf) => read((query) => readSample(query, shelf)),
    version: () => read(async (query) => (await isIndexed(query)) && readVersion(query)).then(orNotIndexed),
    article: (id, shelf) =>
      read(async (query) => {
        const now = await shelfIn(query, shelf);
        const head = findInCatalog(now, id);
        // Places that were noted in one text mean nothing in another.
        if (head === undefined || head.digest !== findInCatalog(shelf, id)?.digest) return null;
        const { size: _, digest: __, ...details } = head;
        const rows = await query<PassageRow>(
          `select number, text, section, sentence_ends from ${TABLE.passages} where article = $1 order by number`,
          [now.keys.get(id)],
        );
        return rows.length === 0 ? null : articleOfRows(details, rows);
      }),
    lookUp: (shelf, ids) => (question) =>
      read(async (query) =>
        retrievePassages(query, question, { catalog: await shelfIn(query, shelf), reader, ids }),
      ),
    close,
  };
}

function findInCatalog({ keys, byKey }: Catalog, id: string): ListedArticle | undefined {
  const key = keys.get(id);
  return key === undefined ? undefined : byKey.get(key);
}

async function isIndexed(query: Query): Promise<boolean> {
  const [found] = await query<{ is_there: boolean }>(
    `select to_regclass('${TABLE.state}') is not null as is_there`,
  );
  return found?.is_there ?? false;
}

function orNotIndexed<Found>(found: Found | false): Found {
  if (found === false) throw new NotIndexedError();
  return found;
}
