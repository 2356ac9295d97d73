import { readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { processTerminal, startProgress, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import type { Evidence } from '../src/core/answering/ranking/sentence-score.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { byKind } from '../src/evaluation/measures.ts';
import { type Errors, findErrors, renderErrors } from './errors.ts';
import { measureQuality, renderQuality, type SystemQuality } from './measure-quality.ts';
import { openBenchModels } from './models.ts';
import { misspelt, sampleQuestions } from './questions.ts';
import { plotRisk, type RiskPanel, riskCoverage } from './risk.ts';
import { runTrials } from './run-trials.ts';
import { embedderSystem, kurskSystem, miniSearchSystem, type System } from './systems.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data';
const ARTICLES = 'src/corpus/articles';

const HANDBOOKS = 'bench/data/handbooks';

const EVIDENCE: readonly Evidence[] = ['words', 'words+meaning', 'words+reading', 'words+meaning+reading'];

const LEGEND = `
Shares in %. hit: quoted, sure or unsure, and right first or among three; found: the same, the nearest of an abstention counted as
quotes; answered, unsure ones left out: how precisely, of the answerable questions how many, and of the others how many not; or
unsure: how precisely with them; abstained: of the answerable questions, and how precisely; AUROC: how well the confidence, of
MiniSearch its score, tells answerable questions from others; length: of the first quote, in characters; first 8: a right passage
among the first eight; highlights: of a right first quote, against the answer. A whole passage is right as soon as it is the right
paragraph, however long, so compare the lengths too. MiniSearch, with its defaults, abstains only when it finds nothing, and is
never unsure.
`;

interface Options {
  readonly evidence: readonly Evidence[];
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
  .addOption(new Option('--evidence <kinds...>', 'only these ways').choices(EVIDENCE).default(EVIDENCE))
  .option('--json', 'print everything as JSON')
  .option('--errors <number>', 'show so many wrong answers of each class', wholeNumberFrom(0), 0)
  .option('--misspelt', 'put a slip into one word of each question, the same each time')
  .option(
    '--plot <file>',
    'draw the risk of each engine against its coverage, as SVG; docs/risk.svg is in the repository',
  )
  .option('--sample <number>', 'ask only every so many of the questions', wholeNumberFrom(1), 1)
  .action(async (files: string[], { evidence, json, errors, misspelt: hasSlips, plot, sample }: Options) => {
    const models = await openBenchModels('words+meaning+reading');
    const systems = [
      ...evidence.map((one) => kurskSystem(one, models)),
      embedderSystem(models),
      miniSearchSystem('passages'),
      miniSearchSystem('sentences'),
    ];
    const results: FileQuality[] = [];
    const panels: RiskPanel[] = [];
    for (const file of files.length > 0 ? files : await questionFiles()) {
      const folder = file.replace(/\.jsonl$/, '');
      const paths = dirname(file) === HANDBOOKS ? [folder] : [];
      const corpora = await loadTestCorpora(
        file,
        paths,
        async () => (await loadCorpus(paths.length > 0 ? paths : [ARTICLES])).articles,
      );
      const sampled = sampleQuestions(corpora, sample);
      const asked = hasSlips ? misspelt(sampled) : sampled;
      const { result, panel } = await compare(systems, file, asked, errors);
      results.push(result);
      panels.push(panel);
      if (!json) await write(terminal.output, render(result));
    }
    await write(terminal.output, json ? `${JSON.stringify(results, null, 2)}\n` : LEGEND);
    if (plot !== undefined) await writeFile(plot, plotRisk(panels));
    await models.close();
  })
  .parseAsync();

async function questionFiles(): Promise<string[]> {
  const files = await Promise.all(
    [QUESTIONS, HANDBOOKS].map(async (folder) => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
      return names.sort().map((name) => join(folder, name));
    }),
  );
  return files.flat();
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
