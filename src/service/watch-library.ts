import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CommandContext } from '../commands/command-context.ts';
import type { Config } from '../config/config.ts';
import type { Library } from '../core/bot/library.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import { BUNDLED_ARTICLES } from '../corpus/article-files.ts';
import { type CorpusState, type CorpusWatch, watchCorpus } from '../corpus/watch-corpus.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { NotIndexedError } from '../search-postgres/search-errors.ts';
import { createDatabaseLibrary, createMemoryLibrary } from './configured-library.ts';

export interface LibraryWatchOptions extends Pick<CommandContext, 'openCorpus'> {
  readonly config: Config;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
}

interface OpenedLibrary extends CorpusState {
  readonly library: Library;
}

/** What the service answers from: the configured articles as they are now, or as they were when they were last good. */
export function watchLibrary({
  config,
  openCorpus,
  log,
  signal,
}: LibraryWatchOptions): Promise<CorpusWatch<OpenedLibrary>> {
  const paths = [config.corpusDir ?? BUNDLED_ARTICLES];
  let isFirst = true;
  return watchCorpus({
    paths,
    signal,
    async open() {
      // Writing a snapshot takes long, and can't be done in slices; the next start writes one.
      const opened = await openCorpus(paths, isFirst);
      isFirst = false;
      const library = createMemoryLibrary(opened, config, config.reader?.patience ?? Infinity);
      return { articles: library.articles, warnings: opened.warnings, library };
    },
    onOpened: ({ articles }) => log.info({ articles: articles.length }, 'articles-changed'),
    onProblem: (problem) => log.error({ problem }, 'articles-not-taken'),
  });
}

/** Between two looks whether the articles have changed. In milliseconds. */
const POLL_INTERVAL = 5_000;

export interface RetrieverWatchOptions {
  readonly retriever: Retriever;
  readonly config: Config;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
  readonly pollInterval?: number;
}

/**
 * What the service answers from: the articles that the database holds now.
 *
 * @throws NotIndexedError, StoreUnavailable when there is nothing to begin with
 */
export async function watchRetriever({
  retriever,
  config,
  log,
  signal,
  pollInterval: pause = POLL_INTERVAL,
}: RetrieverWatchOptions): Promise<CorpusWatch<{ readonly library: Library }>> {
  let opened = await open();
  let problem: string | null = null;

  async function open() {
    const shelf = await retriever.catalog();
    if (shelf.articlesWithoutWindows > 0 && config.reader !== null)
      log.error(
        { articles: shelf.articlesWithoutWindows },
        'articles were indexed without the reader, and are not read',
      );
    return {
      shelf,
      library: await createDatabaseLibrary(retriever, shelf, config, config.reader?.patience ?? Infinity),
    };
  }

  async function look(): Promise<void> {
    try {
      if ((await retriever.version()) !== opened.shelf.version) {
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

  async function keepLooking(): Promise<void> {
    while (!signal.aborted) {
      const isOver = await wait(pause, false, { signal, ref: false }).catch(() => true);
      if (!isOver) await look();
    }
  }

  return { current: () => opened, problem: () => problem, ended: keepLooking() };
}
