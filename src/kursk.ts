/** The library: what `import … from 'kursk'` gives. Nothing else of the package is meant for other programs. */

import { createLazyEmbedder, createLazyReader, createLazyVocabulary } from './commands/open-lazily.ts';
import { readConfig } from './config/config.ts';
import type { Answer } from './core/answering/answer.ts';
import type { AskOptions } from './core/answering/ask.ts';
import { BUNDLED_ARTICLES } from './corpus/article-files.ts';
import { openEmbedder } from './inference/open-embedder.ts';
import { openReader } from './inference/open-reader.ts';
import { createBackgroundEmbedding } from './service/background-embedding.ts';
import { createMemoryLibrary } from './service/configured-library.ts';
import { openCorpus } from './service/open-corpus.ts';

export type {
  Answer,
  Answered,
  Engine,
  InvalidQuestion,
  NotInCorpus,
  Quote,
  Span,
  Unsure,
} from './core/answering/answer.ts';
export type { AskOptions } from './core/answering/ask.ts';
export { ArticleError, CorpusError } from './corpus/corpus-error.ts';

/** Everything but `corpus` may be left out. No environment variable and no `.env` file is read. */
export interface OpenKurskOptions {
  /** The files and folders to answer from. Left out: the article that comes with the package. */
  readonly corpus?: string | readonly string[];
  /** Where the articles are served, without a slash at the end: `link` leads to `{publicUrl}/articles/{id}#p{passage}`. */
  readonly publicUrl?: string;
  /** `false`: answers are found by the index alone, faster and less well. */
  readonly reader?: boolean;
  /** `false`: passages are found by their words alone. */
  readonly embedder?: boolean;
  /** How many processor threads each of both networks uses; left out: all but one, at most 2. */
  readonly threads?: number;
  /** From which confidence on, from 0 to 1, quotes are shown, and are an answer; left out: the limits of each engine. */
  readonly leastConfidence?: { readonly unsure: number; readonly answered: number };
  /** A folder to keep indexes of large corpora and vectors in between starts; left out: nothing is kept. */
  readonly snapshotDir?: string;
  /** Receives sentences: files that were skipped, a network that can't be used. */
  readonly warn?: (sentence: string) => void;
}

export interface Kursk {
  /** Answers a question. Rejects only once it is closed: what can't be looked up has an answer, too. */
  readonly ask: (question: string, options?: AskOptions) => Promise<Answer>;
  /** Ends what runs in the background, after which the program may end. May be called again. */
  readonly close: () => Promise<void>;
}

/**
 * Reads and indexes a corpus, which stays in memory as it is then.
 *
 * @throws CorpusError when a path can't be read, or no article is good
 */
export async function openKursk(options: OpenKurskOptions = {}): Promise<Kursk> {
  const { corpus = BUNDLED_ARTICLES, warn = () => {} } = options;
  const settings = settingsOf(options);
  const vocabulary = createLazyVocabulary();
  // That it is off is what the caller wants.
  const reader = createLazyReader(
    settings.reader,
    settings.reader === null ? () => {} : warn,
    vocabulary,
    openReader,
  );
  const embedder = createLazyEmbedder(settings.embedder, warn, vocabulary, openEmbedder);
  const closeModels = async () => {
    await Promise.all([reader.close(), embedder.close()]);
  };
  try {
    const models = { reader: reader.open, embedder: embedder.open };
    const opened = await openCorpus([corpus].flat(), { ...settings, hasSnapshots: true }, models);
    opened.warnings.forEach(warn);
    // What was not embedded before is, while nobody waits for an answer.
    const embedding = createBackgroundEmbedding({
      reader: await reader.open(),
      embedder: await embedder.open(),
    });
    embedding.start(opened);
    const answer = createMemoryLibrary(opened, settings, Infinity).askFrom(null);
    let closing: Promise<void> | null = null;
    return {
      async ask(question, asked) {
        if (closing !== null) throw new Error('This Kursk is closed: open another one.');
        return answer(question, asked);
      },
      close() {
        closing ??= embedding.stop().finally(closeModels);
        return closing;
      },
    };
  } catch (error) {
    await closeModels();
    throw error;
  }
}

/** The options as settings; what they leave out is as where no variable is set. */
function settingsOf({ reader, embedder, threads, ...options }: OpenKurskOptions) {
  const defaults = readConfig({});
  const own = threads === undefined ? {} : { threads };
  return {
    parseLimits: defaults.parseLimits,
    reader: reader === false ? null : defaults.reader && { ...defaults.reader, ...own },
    embedder: embedder === false ? null : defaults.embedder && { ...defaults.embedder, ...own },
    publicUrl: options.publicUrl ?? null,
    leastConfidence: options.leastConfidence ?? null,
    snapshotDir: options.snapshotDir ?? null,
  };
}
