import { Command } from 'commander';
import { printable, printableJson, startProgress, write } from '../adapters/terminal/terminal.ts';
import type { IndexReport } from '../search-postgres/index-corpus.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';

/** Fewer files show no progress bar. */
const MIN_FILES_FOR_PROGRESS = 10;

type IndexContext = Pick<CommandContext, 'terminal' | 'config' | 'openReader'>;

/** `kursk index`: updates the articles in the database from their files, for `RETRIEVER=postgres`. */
export function indexCommand({ terminal, config, openReader }: IndexContext): Command {
  return new Command('index')
    .description('index the articles in the PostgreSQL database of DATABASE_URL, for RETRIEVER=postgres')
    .addOption(corpusOption('CORPUS_DIR'))
    .option('--json', 'print what was done as JSON')
    .action(async ({ corpus, json }: { corpus: string[]; json?: true }) => {
      const { database } = config;
      if (database.kind !== 'postgres')
        throw new Refusal(
          'Set DATABASE_URL to the PostgreSQL server that is to hold the articles: postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
        );
      const paths = corpus.length > 0 ? corpus : [config.corpusDir].filter((path) => path !== null);
      // No default: all other articles in the database will be removed.
      if (paths.length === 0)
        throw new Refusal(
          'Say where the articles are that the database is to hold: --corpus DIR, or CORPUS_DIR.',
        );
      const reader = await openReader();
      // Imported when it is needed, so that other commands start faster.
      const { indexCorpus } = await import('../search-postgres/index-corpus.ts');
      let progress = await startProgress(terminal, null, 'articles');
      const indexed = await indexCorpus({
        ...{ url: database.url, paths, cut: reader?.cut ?? null, parseLimits: config.parseLimits },
        onStart: async (total) => {
          progress = await startProgress(terminal, total < MIN_FILES_FOR_PROGRESS ? null : total, 'articles');
        },
        onProgress: (done) => progress.update(done),
      }).finally(() => progress.stop());
      for (const warning of indexed.warnings) terminal.errors.write(`kursk: ${printable(warning)}\n`);
      await write(terminal.output, json ? printableJson(indexed) : `${summaryOf(indexed)}\n`);
    });
}

function summaryOf({ added, changed, removed, unchanged, passages }: IndexReport): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged: ${passages} passages are indexed.`;
}
