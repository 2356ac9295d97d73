import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { retrievedLibrary } from '../commands/retrieved-library.ts';
import type { Config } from '../config.ts';
import type { Library } from '../core/library.ts';
import { StoreUnavailable } from '../core/ports/store-unavailable.ts';
import type { CorpusWatch } from '../corpus/watch-corpus.ts';
import { NotIndexedError } from '../retriever/not-indexed-error.ts';
import type { Retriever } from '../retriever/open-retriever.ts';

/** Between two looks whether the articles have changed. In milliseconds. */
const PAUSE = 5_000;

export interface RetrieverWatch {
  readonly retriever: Retriever;
  readonly config: Config;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
  readonly pause?: number;
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
  pause = PAUSE,
}: RetrieverWatch): Promise<CorpusWatch<{ readonly library: Library }>> {
  let opened = await open();
  let problem: string | null = null;

  async function open() {
    const shelf = await retriever.shelf();
    if (shelf.uncut > 0 && config.reader !== null)
      log.error({ articles: shelf.uncut }, 'articles were indexed without the reader, and are not read');
    return {
      shelf,
      library: await retrievedLibrary(retriever, shelf, config, config.reader?.patience ?? Infinity),
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
