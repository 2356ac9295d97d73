import { expect, onTestFinished } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { type CorpusWatch, watchCorpus } from '../../src/corpus/watch-corpus.ts';
import { eventually } from './eventually.ts';

/** Between two looks, in milliseconds. */
const POLL_INTERVAL = 20;

export interface OpenedCorpus {
  readonly articles: readonly Article[];
  readonly skipped: readonly string[];
}

export interface WatchedCorpus {
  readonly watch: CorpusWatch<OpenedCorpus>;
  /** Changes files, and resolves when the watch tells of the outcome: the problem, or the ids of the articles. */
  readonly expectNews: (change: () => Promise<unknown>, expected: unknown) => Promise<void>;
  /** How often something was told. */
  readonly told: () => number;
  readonly stop: () => Promise<void>;
}

/** Watches a folder until the test has finished. */
export async function watchedCorpus(folder: string): Promise<WatchedCorpus> {
  const stopping = new AbortController();
  let told = 0;
  let news: string | readonly string[] | null = null;
  const tell = (latest: string | readonly string[]) => {
    told += 1;
    news = latest;
  };
  const watch = await watchCorpus<OpenedCorpus>({
    paths: [folder],
    pollInterval: POLL_INTERVAL,
    signal: stopping.signal,
    async open() {
      const { articles, skipped } = await loadCorpus([folder]);
      return { articles, skipped: skipped.map(({ message }) => message) };
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
    async expectNews(change, expected) {
      news = null;
      await change();
      // Halfway through the change there may be other news.
      await eventually(() => expect(news).toEqual(expected));
    },
  };
}
