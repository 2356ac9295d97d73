import type { Retrieve, RetrieveOptions } from '../core/answering/ask.ts';
import { EMBEDDING_SHARE } from '../core/answering/find-quotes.ts';
import { embeddedQuestion } from '../core/answering/meaning.ts';
import { correctSpelling, type Question } from '../core/answering/question.ts';
import { retrieveByLanguage } from '../core/answering/question-language.ts';
import type { Article } from '../core/article.ts';
import type { ListedArticle } from '../core/bot/library.ts';
import type { Embedder, Vector } from '../core/ports/embedder.ts';
import { type Catalog, readCatalog, readSample, readVersion } from './catalog.ts';
import { type ConnectOptions, connect, type Query } from './connect.ts';
import { meaningOf } from './nearest-passages.ts';
import { articleOfRows, type PassageRow, TABLE } from './passage-tables.ts';
import { findWords, type ReadWindows, retrievePassages, type WordsOfQuestion } from './retrieve-passages.ts';
import { NotIndexedError } from './search-errors.ts';
import { MAX_EXACT } from './vector-tables.ts';

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

export interface RetrieverOptions extends ConnectOptions {
  /** Reads the windows of the candidates; `null` without a reader. */
  readonly reader?: ReadWindows | null;
  /** Embeds the questions; `null`: passages are found by their words alone. */
  readonly embedder?: Pick<Embedder, 'version' | 'embedQuestion'> | null;
  /** Up to so many passages are compared with a question one by one, and more by an index; by default `MAX_EXACT`. */
  readonly exactUpTo?: number;
}

/** Connects when it is first used. */
export function openRetriever(
  url: string,
  { reader = null, embedder = null, exactUpTo = MAX_EXACT, ...connecting }: RetrieverOptions = {},
): Retriever {
  const { read, close } = connect(url, connecting);
  /** The catalog that was read last, or is being read. */
  let latest: { readonly version: number; readonly catalog: Promise<Catalog> } | null = null;

  /** The catalog of the transaction's snapshot, which is read once for all callers. `known` if it is still valid. */
  async function catalogIn(query: Query, known: Catalog | null = null): Promise<Catalog> {
    const version = await readVersion(query);
    if (version === known?.version) return known;
    if (version === latest?.version) return latest.catalog;
    const reading = {
      version,
      catalog: readCatalog(query, embedder && { version: embedder.version, exactUpTo }),
    };
    latest = reading;
    return reading.catalog.catch((error: unknown) => {
      if (latest === reading) latest = null;
      throw error;
    });
  }

  async function embed(
    question: Question,
    { vocabulary }: WordsOfQuestion,
    { timeout, isKnown }: Required<Pick<RetrieveOptions, 'timeout' | 'isKnown'>>,
  ): Promise<Vector | null> {
    const spelt = correctSpelling(question, (asked) =>
      isKnown(asked.term) ? null : vocabulary.spell(asked),
    );
    const text = embeddedQuestion({ text: spelt });
    return (await embedder?.embedQuestion(text, timeout * EMBEDDING_SHARE)) ?? null;
  }

  return {
    catalog: () => read((query) => requireIndex(query).then(() => catalogIn(query))),
    sample: (catalog) => read((query) => readSample(query, catalog)),
    version: () => read((query) => requireIndex(query).then(() => readVersion(query))),
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
      return retrieveByLanguage(articles, (inLanguage) => async (question, options = {}) => {
        const { within = null, timeout = Infinity, isKnown = () => false } = options;
        const wordsIn = async (query: Query, now: Catalog) => ({
          catalog: now,
          words: await findWords(query, question, now),
        });
        const isEmbedded = embedder !== null && catalog.vectors !== null;
        const asked = isEmbedded
          ? await read(async (query) => wordsIn(query, await catalogIn(query, catalog)))
          : null;
        // Between two transactions, as no connection is to be held for it.
        const vector = asked && (await embed(question, asked.words, { timeout, isKnown }));
        const retrieved = await read(async (query) => {
          const now = await catalogIn(query, catalog);
          return retrievePassages(query, question, {
            ...(asked?.catalog === now ? asked : await wordsIn(query, now)),
            ...{ reader, within, ids: inLanguage ?? ids, exactUpTo },
            vector: now.vectors && vector,
          });
        });
        // So that the reader isn't given the time that the embedder has used up.
        return isEmbedded && vector === null ? { ...retrieved, meaning: NOT_IN_TIME } : retrieved;
      });
    },
    close,
  };
}

const NOT_IN_TIME = meaningOf({
  question: null,
  coverage: { embedded: 1, passages: 1 },
  nearest: [],
  cosineOf: () => null,
  cosineOfSentence: () => null,
  all: null,
});

function findInCatalog({ keys, byKey }: Catalog, id: string): ListedArticle | undefined {
  const key = keys.get(id);
  return key === undefined ? undefined : byKey.get(key);
}

/** @throws NotIndexedError */
async function requireIndex(query: Query): Promise<void> {
  const [found] = await query<{ is_there: boolean }>(
    `select to_regclass('${TABLE.state}') is not null as is_there`,
  );
  if (found?.is_there !== true) throw new NotIndexedError();
}
