import type { Logger } from 'pino';
import type { CommandContext } from '../commands/command-context.ts';
import { libraryOf } from '../commands/library-of.ts';
import type { Config } from '../config.ts';
import type { Library } from '../core/library.ts';
import { BUNDLED_ARTICLES } from '../corpus/bundled-articles.ts';
import type { CorpusState } from '../corpus/lost-to-bad-edits.ts';
import { type CorpusWatch, watchCorpus } from '../corpus/watch-corpus.ts';

export interface LibraryWatch extends Pick<CommandContext, 'openCorpus'> {
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
}: LibraryWatch): Promise<CorpusWatch<OpenedLibrary>> {
  const paths = [config.corpusDir ?? BUNDLED_ARTICLES];
  let isFirst = true;
  return watchCorpus({
    paths,
    signal,
    async open() {
      // Writing a snapshot takes long, and can't be done in slices; the next start writes one.
      const opened = await openCorpus(paths, isFirst);
      isFirst = false;
      const library = libraryOf(opened, config, config.reader?.patience ?? Infinity);
      return { articles: library.articles, warnings: opened.warnings, library };
    },
    onOpened: ({ articles }) => log.info({ articles: articles.length }, 'articles-changed'),
    onProblem: (problem) => log.error({ problem }, 'articles-not-taken'),
  });
}
