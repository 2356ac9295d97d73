import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { type Ask, createAsk } from '../src/core/answering/ask.ts';
import type { Article } from '../src/core/article.ts';
import { openVectors } from '../src/corpus/snapshots/open-vectors.ts';
import { type Column, formatFigure, renderTable } from '../src/evaluation/render-table.ts';
import { createBackgroundEmbedding } from '../src/service/background-embedding.ts';
import { openArticles, openBenchEmbedder, openBenchReader } from './models.ts';
import { loadGuides, loadSpeedCorpus, spreadOut } from './speed/corpus.ts';
import { percentile } from './speed/percentile.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const MS_PER_SECOND = 1000;
/** Between two questions of the one asker, so that there is time to embed in. */
const PAUSE = 200;
/** Questions in a turn, with or without. */
const TURN = 20;
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
  .option(
    '--sample <number>',
    'ask so many questions, in turns with and without',
    wholeNumberFrom(2 * TURN),
    240,
  )
  .action(async ({ seconds, sample }: { seconds: number; sample: number }) => {
    // Any beginning of them is a fair sample.
    const guides = spreadOut((await loadGuides()).articles);
    const rows: Throughput[] = [];
    for (const threads of [1, 2]) rows.push(await throughput(guides, threads, seconds));
    await write(
      terminal.output,
      `${renderTable(
        THROUGHPUT_COLUMNS,
        rows.map((row) => ({ label: `${row.threads} thread${row.threads === 1 ? '' : 's'}`, row })),
      )}\n`,
    );
    const { without, meanwhile, embedded } = await waits(guides, sample);
    await write(
      terminal.output,
      `${renderTable(WAIT_COLUMNS, [
        { label: 'nothing embedded', row: without },
        { label: 'while embedding', row: meanwhile },
      ])}p95 while embedding: ${formatFigure((meanwhile.p95 ?? Number.NaN) / (without.p95 ?? Number.NaN), 2)} times; ${embedded} passages were embedded between ${sample} questions\n`,
    );
  })
  .parseAsync();

/** Embeds a large corpus as `kursk index` does, for so long. */
async function throughput(guides: readonly Article[], threads: number, seconds: number): Promise<Throughput> {
  const embedder = await openBenchEmbedder(threads);
  const vectors = await openVectors(guides, { path: null, version: embedder.version });
  let texts = 0;
  const counting = {
    embedPassages: (some: readonly string[]) => {
      texts += some.length;
      return embedder.embedPassages(some);
    },
  };
  const stopping = new AbortController();
  const begun = performance.now();
  const timer = setTimeout(() => stopping.abort(), seconds * MS_PER_SECOND);
  await vectors.embedMissing({ embedder: counting, signal: stopping.signal });
  clearTimeout(timer);
  const took = (performance.now() - begun) / MS_PER_SECOND;
  await embedder.close();
  return { threads, passages: vectors.index.coverage().embedded, texts, seconds: took };
}

/**
 * One asker's waits for answers by words, meaning and reading, in turns: with nothing embedded, and while the guides are. What is
 * asked is the article that comes along: a corpus of which little is embedded is searched by words alone, and keeps no embedder waiting.
 */
async function waits(
  guides: readonly Article[],
  sample: number,
): Promise<{ without: Wait; meanwhile: Wait; embedded: number }> {
  const [embedder, reader] = await Promise.all([openBenchEmbedder(), openBenchReader()]);
  const { articles, questions } = await loadSpeedCorpus('small');
  const opened = await openArticles(articles, { reader, embedder });
  const ask = createAsk(opened.index, { ...opened, publicUrl: null });
  const vectors = await openVectors(guides, { path: null, version: embedder.version });
  const background = createBackgroundEmbedding({ embedder, reader });
  // A service lives by its connections; what waits in the background keeps no process alive.
  const alive = setInterval(() => {}, MS_PER_SECOND);
  const texts = spreadOut(questions).map(({ question }) => question);
  for (const question of texts.slice(0, WARM_UP)) await ask(question);

  const times = { without: [] as number[], meanwhile: [] as number[] };
  for (let asked = 0; asked < sample; asked++) {
    const isMeanwhile = asked % (2 * TURN) >= TURN;
    if (asked % TURN === 0) {
      await background.stop();
      if (isMeanwhile) background.start({ vectors });
    }
    await wait(PAUSE);
    const taken = await timeOf(ask, texts[asked % texts.length] ?? '');
    (isMeanwhile ? times.meanwhile : times.without).push(taken);
  }
  await background.stop();
  clearInterval(alive);
  await Promise.all([embedder.close(), reader.close()]);
  const { embedded } = vectors.index.coverage();
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
