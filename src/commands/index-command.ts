import { Command } from 'commander';
import { printable, printableJson, startProgress, write } from '../adapters/terminal/terminal.ts';
import { describeCoverage } from '../inference/embedder-status.ts';
import type { IndexReport } from '../search-postgres/index-corpus.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { embedAll } from './embed-ahead.ts';

/** Fewer files show no progress bar. */
const MIN_FILES_FOR_PROGRESS = 10;

type IndexContext = Pick<
  CommandContext,
  'terminal' | 'config' | 'openReader' | 'openEmbedder' | 'openCorpus'
>;

/**
 * `kursk index`: makes ahead what an answer needs: the articles in the PostgreSQL database of DATABASE_URL, for RETRIEVER=postgres;
 * else the saved index and the vectors of articles in memory.
 */
export function indexCommand(context: IndexContext): Command {
  return new Command('index')
    .description(
      'index the articles and embed their passages ahead; with DATABASE_URL=postgres://…, index them in that database, for RETRIEVER=postgres',
    )
    .addOption(corpusOption('CORPUS_DIR'))
    .option('--json', 'print what was done as JSON')
    .action(async ({ corpus, json = false }: { corpus: string[]; json?: boolean }) => {
      const { database, corpusDir } = context.config;
      const paths = corpus.length > 0 ? corpus : [corpusDir].filter((path) => path !== null);
      // No default: with a database, all other articles in it will be removed.
      if (paths.length === 0)
        throw new Refusal('Say where the articles are that are to be indexed: --corpus DIR, or CORPUS_DIR.');
      if (database.kind === 'postgres') await indexInDatabase(context, database.url, paths, json);
      else await embedInMemory(context, paths, json);
    });
}

/** Goes on where the last run was interrupted. */
async function embedInMemory(
  { terminal, config, openCorpus, openEmbedder }: IndexContext,
  paths: readonly string[],
  isJson: boolean,
): Promise<void> {
  if (config.snapshotDir === null)
    throw new Refusal('SNAPSHOT_DIR is off: there is no folder to keep what is indexed.');
  const embedder = await openEmbedder();
  const { vectors, index } = await openCorpus(paths);
  if (embedder === null || vectors === null)
    throw new Refusal('There is no embedder, and the rest is indexed at the start.');
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const { outcome, warning } = await embedAll(vectors, embedder, terminal, interrupted.signal);
  const coverage = vectors.index.coverage();
  if (warning !== null) throw new Refusal(warning);
  if (outcome === 'stopped')
    throw new Refusal(`${describeCoverage(coverage)} They are saved: the next run goes on from there.`);
  if (outcome === 'failed') throw new Refusal(`${describeCoverage(coverage)} The others can't be embedded.`);
  const report = { articles: index.articles.length, ...coverage };
  await write(
    terminal.output,
    isJson ? printableJson(report) : `All ${report.passages} passages are indexed and embedded.\n`,
  );
}

async function indexInDatabase(
  { terminal, config, openReader }: IndexContext,
  url: string,
  paths: readonly string[],
  isJson: boolean,
): Promise<void> {
  const reader = await openReader();
  // Imported when it is needed, so that other commands start faster.
  const { indexCorpus } = await import('../search-postgres/index-corpus.ts');
  let progress = await startProgress(terminal, null, 'articles');
  const indexed = await indexCorpus({
    ...{ url, paths, cut: reader?.cut ?? null, parseLimits: config.parseLimits },
    onStart: async (total) => {
      progress = await startProgress(terminal, total < MIN_FILES_FOR_PROGRESS ? null : total, 'articles');
    },
    onProgress: (done) => progress.update(done),
  }).finally(() => progress.stop());
  for (const warning of indexed.warnings) terminal.errors.write(`kursk: ${printable(warning)}\n`);
  await write(terminal.output, isJson ? printableJson(indexed) : `${summaryOf(indexed)}\n`);
}

function summaryOf({ added, changed, removed, unchanged, passages }: IndexReport): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged: ${passages} passages are indexed.`;
}
