import { Command } from 'commander';
import {
  printable,
  printableJson,
  startProgress,
  type Terminal,
  write,
} from '../adapters/terminal/terminal.ts';
import { describeCoverage } from '../inference/embedder-status.ts';
import type { OpenEmbedder } from '../inference/open-embedder.ts';
import type { EmbedReport } from '../search-postgres/embed-passages.ts';
import type { IndexReport } from '../search-postgres/index-corpus.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { embedAll } from './embed-ahead.ts';

/** Fewer files, or texts to embed, show no progress bar. */
const MIN_FILES_FOR_PROGRESS = 10;
const MIN_TEXTS_FOR_PROGRESS = 50;
const MINUTE = 60_000;

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
  { terminal, config, openReader, openEmbedder }: IndexContext,
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
  const embedder = await openEmbedder();
  if (!isJson) await write(terminal.output, `${summaryOf(indexed)}\n`);
  const embedding = embedder && (await embedInDatabase(terminal, url, embedder));
  if (isJson)
    await write(
      terminal.output,
      printableJson({ ...indexed, ...(embedding && { embedded: embedding.embedded }) }),
    );
  else if (embedding?.outcome === 'complete')
    await write(terminal.output, `All ${embedding.passages} can be found by meaning.\n`);
  const coverage = embedding && describeCoverage(embedding);
  if (embedding?.outcome === 'stopped')
    throw new Refusal(`${coverage} They are saved: the next run goes on from there.`);
  if (embedding?.outcome === 'failed') throw new Refusal(`${coverage} The others can't be embedded.`);
}

/** From so many texts on, people are told how long it takes, even where there is no progress bar. */
const MIN_TEXTS_FOR_ESTIMATE = 1_000;
/** After so many of them, it can be told. */
const TEXTS_BEFORE_ESTIMATE = 100;

async function embedInDatabase(
  terminal: Terminal,
  url: string,
  embedder: OpenEmbedder,
): Promise<EmbedReport> {
  const { embedPassages } = await import('../search-postgres/embed-passages.ts');
  const say = (sentence: string) => terminal.errors.write(`kursk: ${sentence}\n`);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt);
  let progress = await startProgress(terminal, null, 'passages embedded');
  const [began, total] = [performance.now(), { waiting: 0 }];
  let isEstimated = terminal.isErrorsTty;
  const report = await embedPassages({
    ...{ url, embedder, signal: interrupted.signal },
    async onStart(waiting) {
      total.waiting = waiting;
      isEstimated ||= waiting < MIN_TEXTS_FOR_ESTIMATE;
      progress = await startProgress(
        terminal,
        waiting < MIN_TEXTS_FOR_PROGRESS ? null : waiting,
        'passages embedded',
      );
    },
    onProgress(done) {
      progress.update(done);
      if (isEstimated || done < TEXTS_BEFORE_ESTIMATE) return;
      isEstimated = true;
      const minutes = ((performance.now() - began) / done) * ((total.waiting - done) / MINUTE);
      say(`${total.waiting} passages are to be embedded, which takes some ${Math.ceil(minutes)} minutes.`);
    },
    onBuild: () => progress.stop(),
  }).finally(() => {
    progress.stop();
    process.off('SIGINT', interrupt);
  });
  if (report.outcome === 'unavailable')
    say('the database lacks the extension "vector" (pgvector): passages are found by their words alone.');
  return report;
}

function summaryOf({ added, changed, removed, unchanged, passages }: IndexReport): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged: ${passages} passages are indexed.`;
}
