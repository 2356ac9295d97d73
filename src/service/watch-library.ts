import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Library } from '../core/bot/library.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import { BUNDLED_ARTICLES } from '../corpus/article-files.ts';
import { parseApartFromNowOn } from '../corpus/formats/parse-apart.ts';
import { type CorpusWatch, watchCorpus } from '../corpus/watch-corpus.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { NotIndexedError } from '../search-postgres/search-errors.ts';
import { type BackgroundEmbeddingOptions, createBackgroundEmbedding } from './background-embedding.ts';
import { createDatabaseLibrary, createMemoryLibrary, type OpenCorpus } from './configured-library.ts';
import { createEmbeddingLog } from './embedding-log.ts';

export interface LibraryWatchOptions extends Pick<BackgroundEmbeddingOptions, 'reader' | 'embedder'> {
  readonly openCorpus: (paths: readonly string[], hasSnapshots: boolean) => Promise<OpenCorpus>;
  readonly config: Config;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
}

/** What is answered from, as it is now. */
export interface LibraryWatch extends CorpusWatch<{ readonly library: Library }> {
  /** How many passages have a vector; `null` without an embedder. */
  readonly coverage: () => Coverage | null;
}

/**
 * Watches the configured files, and embeds them in the background. While an edit can't be read, the library stays as it was before.
 */
export async function watchLibrary({
  config,
  openCorpus,
  log,
  signal,
  ...models
}: LibraryWatchOptions): Promise<LibraryWatch> {
  const paths = [config.corpusDir ?? BUNDLED_ARTICLES];
  const embedding = createBackgroundEmbedding({ ...models, ...createEmbeddingLog(log) });
  let isFirst = true;
  const watch = await watchCorpus({
    paths,
    signal,
    async open() {
      // What is embedded by now is saved, and is opened below.
      await embedding.stop();
      // Writing a snapshot blocks for long and can't be done in slices: the next start writes one.
      const corpus = await openCorpus(paths, isFirst);
      isFirst = false;
      const library = createMemoryLibrary(corpus, config, config.reader?.patience ?? Infinity);
      return { articles: library.articles, skipped: corpus.skipped, library, corpus };
    },
    onOpened({ articles, corpus }) {
      log.info({ articles: articles.length }, 'articles-changed');
      embedding.start(corpus);
    },
    onProblem(problem) {
      log.error({ problem }, 'articles-not-taken');
      embedding.start(watch.current().corpus);
    },
  });
  parseApartFromNowOn();
  const { notes } = watch.current().corpus;
  if (notes.length > 0) log.info({ notes }, 'articles-read');
  embedding.start(watch.current().corpus);
  return {
    ...watch,
    coverage: () => watch.current().corpus.vectors?.index.coverage() ?? null,
    ended: watch.ended.then(embedding.stop),
  };
}

/** How often the database is asked whether its articles have changed. In milliseconds. */
const POLL_INTERVAL = 5_000;

export interface RetrieverWatchOptions {
  readonly retriever: Retriever;
  readonly config: Config;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
  readonly pollInterval?: number;
}

/**
 * Polls the articles in the database. While the database can't be reached, the library stays as it was.
 *
 * @throws NotIndexedError, StoreUnavailable when the articles can't be opened the first time
 */
export async function watchRetriever({
  retriever,
  config,
  log,
  signal,
  pollInterval = POLL_INTERVAL,
}: RetrieverWatchOptions): Promise<LibraryWatch> {
  let meaningProblem: string | null = null;
  let opened = await open();
  let problem: string | null = null;

  async function open() {
    const catalog = await retriever.catalog();
    if (catalog.meaningProblem !== meaningProblem && catalog.meaningProblem !== null)
      log.error({ problem: catalog.meaningProblem }, 'not-all-found-by-meaning');
    meaningProblem = catalog.meaningProblem;
    if (catalog.articlesWithoutWindows > 0 && config.reader !== null)
      log.error(
        { articles: catalog.articlesWithoutWindows },
        'articles were indexed without the reader, and are not read',
      );
    return {
      catalog,
      library: await createDatabaseLibrary(retriever, catalog, config, config.reader?.patience ?? Infinity),
    };
  }

  async function refresh(): Promise<void> {
    try {
      if ((await retriever.version()) !== opened.catalog.version) {
        opened = await open();
        log.info({ articles: opened.library.articles.length }, 'articles-changed');
      }
      problem = null;
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof NotIndexedError)) throw error;
      if (problem !== error.message) log.error({ problem: error.message }, 'articles-not-reached');
      problem = error.message;
    }
  }

  async function keepPolling(): Promise<void> {
    while (!signal.aborted) {
      const isOver = await wait(pollInterval, false, { signal, ref: false }).catch(() => true);
      if (!isOver) await refresh();
    }
  }

  return {
    current: () => opened,
    problem: () => problem,
    coverage: () => opened.catalog.coverage,
    ended: keepPolling(),
  };
}
