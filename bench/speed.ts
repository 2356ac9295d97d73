import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { processTerminal, startProgress, write } from '../src/adapters/terminal/terminal.ts';
import { SIZES, type Size } from './speed/corpus.ts';
import { ENGINES } from './speed/engines.ts';
import type { EngineSpeed, Job, Measurement } from './speed/measure-engine.ts';
import { plotSpeed } from './speed/plot-speed.ts';
import { renderSpeed } from './speed/render-speed.ts';
import { runInChildProcess } from './speed/run-in-child-process.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const PROGRAM = new URL('speed/engine-process.js', import.meta.url);

/** Enough that ten are slower than the 99th percentile. */
const TIMED = 1000;
/** In seconds. */
const BUDGET = 30;
const MS_PER_SECOND = 1000;

const LEGEND = `
Each engine at each size runs in a process of its own, one after the other, the articles in memory. Kursk gives whole answers
(quotes, highlights, confidence) from articles with their titles, by weights that were chosen with these questions; the others
find passages by their text, with their defaults unless an option is named.

found@1: of the answerable questions asked, those whose passage found first, or quoted first, the nearest of an abstention
counted, is a right one; whether it is the right sentence, npm run bench:quality says. latency: nearest-rank percentiles of so
many questions, after a hundred to warm up; fewer where the time was up, and no p99 of fewer than a hundred. build: the index
from the articles. start-up: the same from the file it was saved in, in a fresh process; Kursk's file holds the articles too.
Both once. memory: what the process holds more than before, without garbage: with the index built, and when all was asked.
19,405 passages are the 3,881 with four copies of each article in which names and numbers are others; only the original is
right.
`;

interface Options {
  readonly json?: true;
  readonly plot?: string;
  readonly sizes: readonly Size[];
  readonly sample: number;
  readonly budget: number;
}

const terminal = processTerminal(null);

await new Command('bench:speed')
  .description('compares how fast and how well questions are answered with plain searches, at three sizes')
  .option('--json', 'print everything as JSON')
  .option('--plot <file>', 'draw quality against latency, as SVG; docs/speed.svg is in the repository')
  .addOption(new Option('--sizes <sizes...>', 'only these').choices(SIZES).default(SIZES))
  .option('--sample <number>', 'time so many questions', wholeNumberFrom(1), TIMED)
  .option(
    '--budget <seconds>',
    'spend no more on the questions of an engine at a size',
    wholeNumberFrom(1),
    BUDGET,
  )
  .action(async ({ json, plot, sizes, sample, budget }: Options) => {
    const folder = await mkdtemp(join(tmpdir(), 'kursk-speed-'));
    const progress = await startProgress(terminal, sizes.length * ENGINES.length, 'measurements');
    const speeds: EngineSpeed[] = [];
    try {
      for (const size of sizes) {
        for (const { name } of ENGINES) {
          const limits = { timed: sample, budget: budget * MS_PER_SECOND };
          const job = { engine: name, size, limits, file: join(folder, 'index') };
          const measurement = (await run({ ...job, measure: 'engine' })) as Measurement;
          const startUp = (await run({ ...job, measure: 'start-up' })) as number;
          speeds.push({ engine: name, size, ...measurement, startUp });
          progress.update(speeds.length);
        }
      }
    } finally {
      progress.stop();
      await rm(folder, { recursive: true });
    }
    if (plot !== undefined) await writeFile(plot, plotSpeed(speeds));
    const tables = sizes.map((size) => `\n${renderSpeed(speeds.filter((speed) => speed.size === size))}`);
    await write(
      terminal.output,
      json ? `${JSON.stringify(speeds, null, 2)}\n` : `${tables.join('')}${LEGEND}`,
    );
  })
  .parseAsync();

function run(job: Job): Promise<unknown> {
  return runInChildProcess(PROGRAM, job);
}
