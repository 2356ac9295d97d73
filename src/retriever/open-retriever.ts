import type { Article } from '../core/article.ts';
import type { ListedArticle } from '../core/library.ts';
import type { LookUp } from '../core/look-up.ts';
import { articleOfRows, type PassageRow } from './article-of-rows.ts';
import { connect } from './connect.ts';
import { lookUpIn, type ReadWindows } from './look-up-in.ts';
import { NotIndexedError } from './not-indexed-error.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';
import { readSample } from './read-sample.ts';
import { readShelf, readVersion, type Shelf } from './read-shelf.ts';

/** Articles that are in a PostgreSQL server, and are looked up there. */
export interface Retriever {
  /** What it holds now. @throws NotIndexedError when there is nothing; StoreUnavailable */
  readonly shelf: () => Promise<Shelf>;
  /** Some of its articles, as far as suggestions are taken from. @throws StoreUnavailable */
  readonly sample: (shelf: Shelf) => Promise<readonly Article[]>;
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
  /** The one that was read last, or is being read. */
  let newest: { readonly version: number; readonly shelf: Promise<Shelf> } | null = null;

  /** What the tables hold at this moment, read once for all who ask; `known` where nothing has changed since that was read. */
  async function shelfIn(query: Query, known: Shelf | null = null): Promise<Shelf> {
    const version = await readVersion(query);
    if (version === known?.version) return known;
    if (version === newest?.version) return newest.shelf;
    const reading = { version, shelf: readShelf(query) };
    newest = reading;
    return reading.shelf.catch((error: unknown) => {
      if (newest === reading) newest = null;
      throw error;
    });
  }

  return {
    shelf: () => read(async (query) => (await isIndexed(query)) && shelfIn(query)).then(orNothing),
    sample: (shelf) => read((query) => readSample(query, shelf)),
    version: () => read(async (query) => (await isIndexed(query)) && readVersion(query)).then(orNothing),
    article: (id, shelf) =>
      read(async (query) => {
        const now = await shelfIn(query, shelf);
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
      read(async (query) => lookUpIn(query, question, { shelf: await shelfIn(query, shelf), reader, ids })),
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
