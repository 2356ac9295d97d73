import { onTestFinished } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { type CorpusWatch, watchCorpus } from '../../src/corpus/watch-corpus.ts';

/** Between two looks, in milliseconds. */
const POLL_INTERVAL = 20;
/** For a change to be noticed, on a busy machine; in milliseconds. */
const PATIENCE = 20_000;

export interface OpenedCorpus {
  readonly articles: readonly Article[];
  readonly warnings: readonly string[];
}

export interface WatchedCorpus {
  readonly watch: CorpusWatch<OpenedCorpus>;
  /** Changes files, and resolves to what the watch told of it: the problem, or the ids of the articles. */
  readonly newsOf: (change: () => Promise<unknown>) => Promise<string | readonly string[]>;
  /** How often something was told. */
  readonly told: () => number;
  readonly stop: () => Promise<void>;
}

/** Watches a folder until the test has finished. */
export async function watchedCorpus(folder: string): Promise<WatchedCorpus> {
  const stopping = new AbortController();
  let told = 0;
  let hear: (news: string | readonly string[]) => void = () => {};
  const tell = (news: string | readonly string[]) => {
    told += 1;
    hear(news);
  };
  const watch = await watchCorpus<OpenedCorpus>({
    paths: [folder],
    pollInterval: POLL_INTERVAL,
    signal: stopping.signal,
    async open() {
      const { articles, skipped } = await loadCorpus([folder]);
      return { articles, warnings: skipped.map(({ message }) => message) };
    },
    onOpened: ({ articles }) => tell(articles.map(({ id }) => id)),
    onProblem: tell,
  });
  const stop = () => {
    stopping.abort();
    return watch.ended;
  };
  onTestFinished(stop);
  return {
    watch,
    told: () => told,
    stop,
    async newsOf(change) {
      const news = new Promise<string | readonly string[]>((resolve, reject) => {
        hear = resolve;
        setTimeout(() => reject(new Error('nothing was told of the change')), PATIENCE).unref();
      });
      await change();
      return await news;
    },
  };
}
