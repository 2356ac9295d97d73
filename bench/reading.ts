import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { type Column, formatFigure, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import { SIZES } from './speed/corpus.ts';
import type { ReadingSpeed } from './speed/measure-reading.ts';
import { percentile } from './speed/percentile.ts';
import type { ReadingJob } from './speed/reading-process.ts';
import { runInChildProcess } from './speed/run-in-child-process.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const PROGRAM = new URL('speed/reading-process.js', import.meta.url);
const BYTES_PER_MB = 1e6;
/** Enough for a 99th percentile. */
const TIMED = 100;
/** What reads costs most, and what comes along: passages found by their words, and by meaning as well. */
const EVIDENCE = [
  'words+reading',
  'words+meaning+reading',
] as const satisfies readonly ReadingJob['evidence'][];
/** Of the command line, each in a new process. */
const COLD_STARTS = 7;

interface Row {
  readonly askers: number;
  readonly latency: readonly (number | null)[];
  readonly perSecond: number;
  readonly readShare: number;
  readonly loopDelay: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { group: 'answer, ms', heading: 'p50', cell: ({ latency }) => formatFigure(latency[0] ?? null, 0) },
  { group: 'answer, ms', heading: 'p99', cell: ({ latency }) => formatFigure(latency[1] ?? null, 0) },
  { group: '', heading: 'a second', cell: ({ perSecond }) => formatFigure(perSecond, 1) },
  { group: '', heading: 'read, %', cell: ({ readShare }) => formatPercentage(readShare) },
  { group: '', heading: 'event loop, p99 ms', cell: ({ loopDelay }) => formatFigure(loopDelay, 1) },
];

const terminal = processTerminal(null);

await new Command('bench:reading')
  .description('times answers that are read, for one asker and for eight at once, beside the model alone')
  .option('--json', 'print everything as JSON')
  .addOption(
    new Option('--sizes <sizes...>', 'only these')
      .choices([...SIZES, 'guides'])
      .default(['small', 'medium', 'guides']),
  )
  .addOption(new Option('--evidence <kinds...>', 'only these ways').choices(EVIDENCE).default(EVIDENCE))
  .option('--sample <number>', 'time so many questions', wholeNumberFrom(1), TIMED)
  .option('--threads <number>', 'of the reader', wholeNumberFrom(1), Math.max(1, availableParallelism() - 1))
  .action(
    async ({
      json,
      sizes,
      evidence,
      sample,
      threads,
    }: {
      json?: true;
      sizes: readonly ReadingJob['size'][];
      evidence: readonly ReadingJob['evidence'][];
      sample: number;
      threads: number;
    }) => {
      const speeds: ReadingSpeed[] = [];
      for (const one of evidence) {
        for (const size of sizes) {
          const job: ReadingJob = { size, evidence: one, timed: sample, threads };
          const speed = (await runInChildProcess(PROGRAM, job)) as ReadingSpeed;
          speeds.push(speed);
          if (!json) await write(terminal.output, `${one}, ${render(speed)}\n`);
        }
      }
      const coldStart = await coldStarts();
      await write(
        terminal.output,
        json
          ? `${JSON.stringify({ speeds, coldStart }, null, 2)}\n`
          : `kursk ask, a new process: ${formatFigure(coldStart.p50, 0)} ms (median of ${COLD_STARTS}); node alone: ${formatFigure(coldStart.node, 0)} ms\n`,
      );
    },
  )
  .parseAsync();

function render({ passages, windows, askers, bareModel, ratio, residentMemory }: ReadingSpeed): string {
  const rows = askers.map(({ askers: count, p50, p99, answersPerSecond, readShare, eventLoopDelay }) => ({
    label: count === 1 ? '  one asker' : `  ${count} at once`,
    row: {
      askers: count,
      latency: [p50, p99],
      perSecond: answersPerSecond,
      readShare,
      loopDelay: eventLoopDelay.p99,
    },
  }));
  const heading = {
    label: `${passages.toLocaleString('en')} passages, ${windows.toLocaleString('en')} windows`,
    row: null,
  };
  return `${renderTable(COLUMNS, [heading, ...rows])}the model alone: p50 ${formatFigure(bareModel.p50, 0)} ms, p99 ${formatFigure(bareModel.p99, 0)} ms; a whole answer takes ${formatFigure(ratio, 2)} times as long; resident memory ${formatFigure(residentMemory / BYTES_PER_MB, 0)} MB\n`;
}

/** The built package's command line; and node without a program, in turn. In milliseconds. */
async function coldStarts(): Promise<{ p50: number | null; node: number | null }> {
  const times: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < COLD_STARTS; run++) {
    times.push(await timeOf(['bin/kursk.js', 'ask', 'why Sudzha?']));
    bare.push(await timeOf(['-e', '0']));
  }
  return { p50: percentile(times, 0.5), node: percentile(bare, 0.5) };
}

async function timeOf(args: readonly string[]): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
  return performance.now() - start;
}
