import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { type Ask, createAsk } from '../src/core/answering/ask.ts';
import { createWindowReader } from '../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { openVectors } from '../src/corpus/snapshots/open-vectors.ts';
import { type Column, formatFigure, renderTable } from '../src/evaluation/render-table.ts';
import type { OpenEmbedder } from '../src/inference/open-embedder.ts';
import { createBackgroundEmbedding } from '../src/service/background-embedding.ts';
import { openBenchEmbedder, openBenchReader } from './models.ts';
import { loadGuides, spreadOut } from './speed/corpus.ts';
import { percentile } from './speed/percentile.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

/** As many windows as by default. */
const WINDOWS = 14;
const MS_PER_SECOND = 1000;
/** Between two questions of the one asker, so that there is time to embed in. */
const PAUSE = 200;
/** Asked beforehand, so that code is compiled and memory is taken. */
const WARM_UP = 8;
/** A corpus whose embedding is told as a time. */
const LARGE = 23_000;

interface Throughput {
  readonly threads: number;
  readonly passages: number;
  readonly texts: number;
  readonly seconds: number;
}

/** In milliseconds. */
interface Wait {
  readonly p50: number | null;
  readonly p95: number | null;
}

const THROUGHPUT_COLUMNS: readonly Column<Throughput>[] = [
  { group: '', heading: 'passages/s', cell: ({ passages, seconds }) => formatFigure(passages / seconds, 1) },
  { group: '', heading: 'texts/s', cell: ({ texts, seconds }) => formatFigure(texts / seconds, 1) },
  {
    group: '',
    heading: `minutes for ${LARGE.toLocaleString('en')}`,
    cell: ({ passages, seconds }) => formatFigure((LARGE * seconds) / passages / 60, 1),
  },
];

const WAIT_COLUMNS: readonly Column<Wait>[] = [
  { group: 'answer, ms', heading: 'p50', cell: ({ p50 }) => formatFigure(p50, 0) },
  { group: 'answer, ms', heading: 'p95', cell: ({ p95 }) => formatFigure(p95, 0) },
];

const terminal = processTerminal(null);

await new Command('bench:embedding')
  .description(
    'measures how fast passages are embedded, on one thread and on two, and what answers wait for meanwhile',
  )
  .option('--seconds <number>', 'embed so long on each number of threads', wholeNumberFrom(1), 60)
  .option('--sample <number>', 'ask so many questions, in turns with and without', wholeNumberFrom(20), 240)
  .action(async ({ seconds, sample }: { seconds: number; sample: number }) => {
    const rows: Throughput[] = [];
    for (const threads of [1, 2]) rows.push(await throughput(threads, seconds));
    await write(
      terminal.output,
      `${renderTable(
        THROUGHPUT_COLUMNS,
        rows.map((row) => ({ label: `${row.threads} thread${row.threads === 1 ? '' : 's'}`, row })),
      )}\n`,
    );
    const { without, meanwhile, embedded } = await waits(sample);
    await write(
      terminal.output,
      `${renderTable(WAIT_COLUMNS, [
        { label: 'nothing embedded', row: without },
        { label: 'while embedding', row: meanwhile },
      ])}p95 while embedding: ${formatFigure((meanwhile.p95 ?? Number.NaN) / (without.p95 ?? Number.NaN), 2)} times; ${embedded} passages were embedded between ${sample} questions\n`,
    );
  })
  .parseAsync();

/** Embeds a fair sample of a large corpus as `kursk index` does, for so long. */
async function throughput(threads: number, seconds: number): Promise<Throughput> {
  const embedder = await openBenchEmbedder(threads);
  const { vectors } = await missingVectors(embedder);
  const stopping = new AbortController();
  const begun = performance.now();
  let texts = 0;
  const counting = {
    embedPassages: (some: readonly string[]) => {
      texts += some.length;
      return embedder.embedPassages(some);
    },
  };
  const timer = setTimeout(() => stopping.abort(), seconds * MS_PER_SECOND);
  await vectors.embedMissing({ embedder: counting, signal: stopping.signal });
  clearTimeout(timer);
  const took = (performance.now() - begun) / MS_PER_SECOND;
  await embedder.close();
  return { threads, passages: vectors.index.coverage().embedded, texts, seconds: took };
}

/** One asker's waits, in turns of twenty questions: with nothing embedded, and while the rest of the corpus is. */
async function waits(sample: number): Promise<{ without: Wait; meanwhile: Wait; embedded: number }> {
  const [embedder, reader] = await Promise.all([openBenchEmbedder(), openBenchReader()]);
  const { vectors, articles, questions } = await missingVectors(embedder);
  const index = createPassageIndex(articles);
  const ask = createAsk(index, {
    publicUrl: null,
    reader: createWindowReader(reader, WINDOWS, index.articles),
    meaning: { embedder, vectors: vectors.index },
  });
  const background = createBackgroundEmbedding({ embedder, reader });
  // A service lives by its connections; what waits in the background keeps no process alive.
  const alive = setInterval(() => {}, MS_PER_SECOND);
  for (const question of questions.slice(0, WARM_UP)) await ask(question);

  const times: Record<'without' | 'meanwhile', number[]> = { without: [], meanwhile: [] };
  const before = vectors.index.coverage().embedded;
  for (let asked = 0; asked < sample; asked++) {
    const turn = asked % 40 < 20 ? 'without' : 'meanwhile';
    if (asked % 40 === 20) background.start({ vectors });
    if (asked % 40 === 0) await background.stop();
    await wait(PAUSE);
    times[turn].push(await timeOf(ask, questions[asked % questions.length] ?? ''));
  }
  await background.stop();
  clearInterval(alive);
  await Promise.all([embedder.close(), reader.close()]);
  const embedded = vectors.index.coverage().embedded - before;
  return { without: waitOf(times.without), meanwhile: waitOf(times.meanwhile), embedded };
}

async function timeOf(ask: Ask, question: string): Promise<number> {
  const begun = performance.now();
  await ask(question);
  return performance.now() - begun;
}

function waitOf(times: readonly number[]): Wait {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** The guides with nothing embedded, their articles so ordered that every beginning is a fair sample. */
async function missingVectors(embedder: OpenEmbedder) {
  const { articles, questions } = await loadGuides();
  const spread = spreadOut(articles);
  return {
    articles: spread,
    questions: spreadOut(questions).map(({ question }) => question),
    vectors: await openVectors(spread, { path: null, version: embedder.version }),
  };
}
