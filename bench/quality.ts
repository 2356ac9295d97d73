import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { processTerminal, startProgress, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import type { Engine } from '../src/core/answering/answer.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { byKind } from '../src/evaluation/measures.ts';
import { type Errors, findErrors, renderErrors } from './errors.ts';
import { measureQuality, renderQuality, type SystemQuality } from './measure-quality.ts';
import { openBenchReader } from './open-bench-reader.ts';
import { misspelt, sampleQuestions } from './questions.ts';
import { plotRisk, type RiskPanel, riskCoverage } from './risk.ts';
import { runTrials } from './run-trials.ts';
import { kurskSystem, miniSearchSystem, type System } from './systems.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data';
const ARTICLES = 'src/corpus/articles';

const ENGINES = ['lexical', 'reader'] as const satisfies readonly Engine[];

const LEGEND = `
Shares in %. hit: answered or unsure, and right first or among three; found: the same, the nearest of an abstention counted as
quotes; answered: how precisely, how many of the answerable questions, and how many of the others not; or unsure: how precisely
with the unsure; abstained: of the answerable questions, and how precisely; AUROC: how well the confidence, of MiniSearch its score, tells
answerable questions from others; length: of the first quote, in characters; first 8: a right passage among the first eight;
highlights: of a right first quote, against the answer. A whole passage is right as soon as it is the right paragraph, however
long, so compare the lengths too. MiniSearch, with its defaults, abstains only when it finds nothing.
`;

interface Options {
  readonly engine: readonly Engine[];
  readonly json?: true;
  readonly errors: number;
  readonly misspelt?: true;
  readonly plot?: string;
  readonly sample: number;
}

interface FileQuality {
  readonly file: string;
  readonly questions: number;
  readonly systems: readonly (SystemQuality & { readonly errors?: readonly Errors[] })[];
}

const terminal = processTerminal(null);

await new Command('bench:quality')
  .description('compares what is answered with what MiniSearch alone finds, on the same questions')
  .argument('[files...]', `question files; all of ${QUESTIONS}, if left out`)
  .addOption(new Option('--engine <engines...>', 'only these ways').choices(ENGINES).default(ENGINES))
  .option('--json', 'print everything as JSON')
  .option('--errors <number>', 'show so many wrong answers of each class', wholeNumberFrom(0), 0)
  .option('--misspelt', 'put a slip into one word of each question, the same each time')
  .option(
    '--plot <file>',
    'draw the risk of each engine against its coverage, as SVG; docs/risk.svg is in the repository',
  )
  .option('--sample <number>', 'ask only every so many of the questions', wholeNumberFrom(1), 1)
  .action(async (files: string[], { engine, json, errors, misspelt: hasSlips, plot, sample }: Options) => {
    const reader = engine.includes('reader') ? await openBenchReader() : null;
    const systems = [
      ...(engine.includes('lexical') ? [kurskSystem(null)] : []),
      ...(reader === null ? [] : [kurskSystem(reader)]),
      miniSearchSystem('passages'),
      miniSearchSystem('sentences'),
    ];
    const results: FileQuality[] = [];
    const panels: RiskPanel[] = [];
    for (const file of files.length > 0 ? files : await questionFiles()) {
      const corpora = await loadTestCorpora(file, [], async () => (await loadCorpus([ARTICLES])).articles);
      const sampled = sampleQuestions(corpora, sample);
      const asked = hasSlips ? misspelt(sampled) : sampled;
      const { result, panel } = await compare(systems, file, asked, errors);
      results.push(result);
      panels.push(panel);
      if (!json) await write(terminal.output, render(result));
    }
    await write(terminal.output, json ? `${JSON.stringify(results, null, 2)}\n` : LEGEND);
    if (plot !== undefined) await writeFile(plot, plotRisk(panels));
    await reader?.close();
  })
  .parseAsync();

async function questionFiles(): Promise<string[]> {
  const names = await readdir(QUESTIONS);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(QUESTIONS, name));
}

async function compare(
  compared: readonly System[],
  file: string,
  corpora: readonly TestCorpus[],
  examples: number,
): Promise<{ result: FileQuality; panel: RiskPanel }> {
  const questions = corpora.flatMap((corpus) => corpus.questions).length;
  const progress = await startProgress(terminal, questions * compared.length, 'questions');
  const systems: FileQuality['systems'][number][] = [];
  const curves: RiskPanel['curves'][number][] = [];
  for (const [index, system] of compared.entries()) {
    const trials = await runTrials(system, corpora, (done) => progress.update(index * questions + done));
    const measures = byKind(
      trials,
      ({ verdict }) => verdict.kind,
      (some) => measureQuality(some, system.isBare),
    );
    const errors = system.isBare ? {} : { errors: findErrors(trials, examples) };
    systems.push({ system: system.name, measures, ...errors });
    const points = riskCoverage(trials.map(({ verdict }) => verdict));
    if (!system.isBare) curves.push({ label: system.name, isOwn: system.reads, points });
  }
  progress.stop();
  const title = `${basename(file, '.jsonl')}, ${questions.toLocaleString('en')} questions`;
  return { result: { file, questions, systems }, panel: { title, curves } };
}

function render({ file, questions, systems }: FileQuality): string {
  const errors = systems.flatMap(({ system, errors: found }) =>
    found === undefined ? [] : [`\n${system}\n${renderErrors(found, questions)}`],
  );
  return `\n${file}\n\n${renderQuality(systems)}${errors.join('')}`;
}
