import type { Retrieve } from '../core/answering/ask.ts';
import { retrieveByLanguage } from '../core/answering/question-language.ts';
import type { Article } from '../core/article.ts';
import type { ListedArticle } from '../core/bot/library.ts';
import type { DatabaseTimeouts } from '../store/database.ts';
import { type Catalog, readCatalog, readSample, readVersion } from './catalog.ts';
import { connect, type Query, READ_TIMEOUTS } from './connect.ts';
import { articleOfRows, type PassageRow, TABLE } from './passage-tables.ts';
import { type ReadWindows, retrievePassages } from './retrieve-passages.ts';
import { NotIndexedError } from './search-errors.ts';

/** Retrieval from articles that are indexed in PostgreSQL. Each method works on one consistent snapshot of the tables. */
export interface Retriever {
  /** The catalog of the articles now. @throws NotIndexedError when there are none; StoreUnavailable */
  readonly catalog: () => Promise<Catalog>;
  /** The beginnings of some articles, for suggestions. @throws StoreUnavailable */
  readonly sample: (catalog: Catalog) => Promise<readonly Article[]>;
  /** The version of the catalog now. @throws NotIndexedError, StoreUnavailable */
  readonly version: () => Promise<number>;
  /** An article with its text; `null` when it is gone, or its text has changed since the catalog was read. @throws StoreUnavailable */
  readonly article: (id: string, catalog: Catalog) => Promise<Article | null>;
  /**
   * Retrieves candidates from the articles as they are when a question is asked, even if the given catalog is older.
   *
   * @param ids of the articles to search; `null` for all
   */
  readonly lookUp: (catalog: Catalog, ids: readonly string[] | null) => Retrieve;
  readonly close: () => Promise<void>;
}

/** Connects when it is first used. @param reader reads the windows of the candidates; `null` without a reader */
export function openRetriever(
  url: string,
  reader: ReadWindows | null,
  readTimeouts: DatabaseTimeouts = READ_TIMEOUTS,
): Retriever {
  const { read, close } = connect(url, readTimeouts);
  /** The catalog that was read last, or is being read. */
  let latest: { readonly version: number; readonly catalog: Promise<Catalog> } | null = null;

  /** The catalog of the transaction's snapshot, which is read once for all callers. `known` if it is still valid. */
  async function catalogIn(query: Query, known: Catalog | null = null): Promise<Catalog> {
    const version = await readVersion(query);
    if (version === known?.version) return known;
    if (version === latest?.version) return latest.catalog;
    const reading = { version, catalog: readCatalog(query) };
    latest = reading;
    return reading.catalog.catch((error: unknown) => {
      if (latest === reading) latest = null;
      throw error;
    });
  }

  return {
    catalog: () => read(async (query) => (await isIndexed(query)) && catalogIn(query)).then(orNotIndexed),
    sample: (catalog) => read((query) => readSample(query, catalog)),
    version: () => read(async (query) => (await isIndexed(query)) && readVersion(query)).then(orNotIndexed),
    article: (id, catalog) =>
      read(async (query) => {
        const now = await catalogIn(query, catalog);
        const head = findInCatalog(now, id);
        // The caller's offsets refer to the text that the catalog knows.
        if (head === undefined || head.digest !== findInCatalog(catalog, id)?.digest) return null;
        const { size: _, digest: __, ...details } = head;
        const rows = await query<PassageRow>(
          `select number, text, section, sentence_ends from ${TABLE.passages} where article = $1 order by number`,
          [now.keys.get(id)],
        );
        return rows.length === 0 ? null : articleOfRows(details, rows);
      }),
    lookUp(catalog, ids) {
      const wanted = ids && new Set(ids);
      const articles = catalog.articles.filter(({ id }) => wanted === null || wanted.has(id));
      return retrieveByLanguage(articles, (inLanguage) => (question) => {
        const from = inLanguage ?? ids;
        return read(async (query) =>
          retrievePassages(query, question, { catalog: await catalogIn(query, catalog), reader, ids: from }),
        );
      });
    },
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
