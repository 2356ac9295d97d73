import { readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { processTerminal, startProgress, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import type { Evidence } from '../src/core/answering/ranking/sentence-score.ts';
import { memoize } from '../src/core/index/memoize.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { byKind } from '../src/evaluation/measures.ts';
import { holdDialogues, missingGold, readDialogues, renderDialogues, renderWrongTurns } from './dialogues.ts';
import { type Errors, findErrors, renderErrors } from './errors.ts';
import { measureQuality, renderQuality, type SystemQuality } from './measure-quality.ts';
import { askReworded, type Rewording, renderRewordings } from './measure-rewordings.ts';
import { measureSilence, renderSilence, type SilenceTest } from './measure-silence.ts';
import { type BenchModels, openBenchModels } from './models.ts';
import { askedOfOthers, asOne, misspelt, sampleQuestions, withoutAnswers } from './questions.ts';
import { plotRisk, type RiskPanel, riskCoverage } from './risk.ts';
import { runTrials } from './run-trials.ts';
import { embedderSystem, kurskSystem, miniSearchSystem, type System } from './systems.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data';
const ARTICLES = 'src/corpus/articles';

const HANDBOOKS = 'bench/data/handbooks';
const ON_THE_ARTICLE = 'bench/data/kursk-dev.jsonl';
const ENCYCLOPEDIA = 'bench/data/squad-tune.jsonl';
const DIALOGUES = 'bench/data/dialogues/dialogues.jsonl';

/** Of an encyclopedia's questions, one of so many is asked without its answer, as that takes an index of its own. */
const TAKEN_AWAY = 4;
/** Of so many questions of an encyclopedia, one is asked of a handbook. */
const STRANGE = 60;
/** Of so many questions of the other handbooks, one is. */
const OTHERS = 2;

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

const REWORDED_LEGEND = `
Shares in %. A harmless rewording asks the same: the first quote, of an abstention the nearest, should stay. The others ask something
else, which is noticed if another quote comes first, or the same with less confidence.
`;

const SILENCE_LEGEND = `
Shares in %. Each collection's own questions are those that it answers; some of them are asked again of the articles without the passages
that hold their answer. Another team's are answered by other handbooks, perhaps by this one, too; something else by an encyclopedia.
Being unsure is neither to answer nor to be silent. AUROC: how well the confidence tells a collection's own questions from the others.
`;

interface Options {
  readonly evidence: readonly Evidence[];
  readonly json?: true;
  readonly errors: number;
  readonly misspelt?: true;
  readonly reworded?: true;
  readonly dialogues?: true;
  readonly unanswerable?: true;
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
    '--reworded',
    'count how often the first quote stays when a question is put otherwise; by default of the article that comes along and the handbooks',
  )
  .option(
    '--dialogues',
    `hold the dialogues of ${DIALOGUES}, turn by turn; with --errors, those tuned on go wrong in sight`,
  )
  .option(
    '--unanswerable',
    'ask what the articles answer, the same with the answer taken away, and what is about something else',
  )
  .option(
    '--plot <file>',
    'draw the risk of each engine against its coverage, as SVG; docs/risk.svg is in the repository',
  )
  .option('--sample <number>', 'ask only every so many of the questions', wholeNumberFrom(1), 1)
  .action(async (files: string[], options: Options) => {
    const models = await openBenchModels('words+meaning+reading');
    try {
      if (options.dialogues) await measureDialogues(options, models);
      else if (options.unanswerable) await measureUnanswerable(files, options, models);
      else if (options.reworded) await measureRewordings(files, options, models);
      else await compareSystems(files, options, models);
    } finally {
      await models.close();
    }
  })
  .parseAsync();

async function compareSystems(
  files: readonly string[],
  { evidence, json, errors, misspelt: hasSlips, plot, sample }: Options,
  models: BenchModels,
): Promise<void> {
  const systems = [
    ...evidence.map((one) => kurskSystem(one, models)),
    embedderSystem(models),
    miniSearchSystem('passages'),
    miniSearchSystem('sentences'),
  ];
  const results: FileQuality[] = [];
  const panels: RiskPanel[] = [];
  for (const file of files.length > 0 ? files : await questionFiles([QUESTIONS, HANDBOOKS])) {
    const sampled = sampleQuestions(await corporaOf(file), sample);
    const asked = hasSlips ? misspelt(sampled) : sampled;
    const { result, panel } = await compare(systems, file, asked, errors);
    results.push(result);
    panels.push(panel);
    if (!json) await write(terminal.output, render(result));
  }
  await write(terminal.output, json ? `${JSON.stringify(results, null, 2)}\n` : LEGEND);
  if (plot !== undefined) await writeFile(plot, plotRisk(panels));
}

async function measureRewordings(
  files: readonly string[],
  { evidence, json, errors, sample }: Options,
  models: BenchModels,
): Promise<void> {
  const chosen = files.length > 0 ? files : [ON_THE_ARTICLE, ...(await questionFiles([HANDBOOKS]))];
  const corpora = (await Promise.all(chosen.map(corporaOf))).flat();
  const sampled = sampleQuestions(corpora, sample);
  const questions = sampled.flatMap((corpus) => corpus.questions).length;
  const progress = await startProgress(terminal, questions * evidence.length, 'questions');
  const results: { system: string; rewordings: readonly Rewording[] }[] = [];
  for (const [index, one] of evidence.entries()) {
    const system = kurskSystem(one, models);
    const rewordings = await askReworded(system, sampled, (done) =>
      progress.update(index * questions + done),
    );
    results.push({ system: system.name, rewordings });
  }
  progress.stop();
  const tables = results.map(
    ({ system, rewordings }) => `\n${system}\n\n${renderRewordings(rewordings, errors)}`,
  );
  const text = json ? `${JSON.stringify(results, null, 2)}\n` : `${tables.join('')}${REWORDED_LEGEND}`;
  await write(terminal.output, text);
}

async function measureUnanswerable(
  files: readonly string[],
  { evidence, json, sample }: Options,
  models: BenchModels,
): Promise<void> {
  const handbooks = await questionFiles([HANDBOOKS]);
  // Most are wanted for their articles, and for their questions by each of the others.
  const load = memoize(corporaOf);
  const chosen = files.length > 0 ? files : [ON_THE_ARTICLE, ...handbooks, ENCYCLOPEDIA];
  const tests = (await Promise.all(chosen.map((file) => silenceTests(file, load, handbooks, sample)))).flat();
  const questions = tests
    .flatMap(({ own, takenAway, others, strange }) => [...own, ...takenAway, ...others, ...strange])
    .reduce((sum, corpus) => sum + corpus.questions.length, 0);
  for (const one of evidence) {
    const system = kurskSystem(one, models);
    const progress = await startProgress(terminal, questions, 'questions');
    let done = 0;
    const rows = [];
    for (const test of tests) rows.push(await measureSilence(system, test, () => progress.update(++done)));
    progress.stop();
    const text = json
      ? `${JSON.stringify({ system: system.name, rows })}\n`
      : `\n${system.name}\n\n${renderSilence(rows)}`;
    await write(terminal.output, text);
  }
  if (!json) await write(terminal.output, SILENCE_LEGEND);
}

/** A handbook is asked what other handbooks answer, and an encyclopedia; an encyclopedia's articles what others of it answer. */
async function silenceTests(
  file: string,
  load: typeof corporaOf,
  handbooks: readonly string[],
  sample: number,
): Promise<SilenceTest[]> {
  const label = basename(file, '.jsonl');
  const own = onlyAnswerable(sampleQuestions(await load(file), sample));
  const [only, second] = own;
  if (only === undefined) return [];
  if (second !== undefined) {
    const [each, all] = [withoutAnswers(own, TAKEN_AWAY), asOne(own)];
    return [
      { label: `${label}, each alone`, own, takenAway: each, others: [], strange: askedOfOthers(own) },
      {
        ...{ label: `${label}, all as one`, own: [all], takenAway: withoutAnswers([all], TAKEN_AWAY) },
        ...{ others: [], strange: [] },
      },
    ];
  }
  const questionsOf = async (some: readonly string[], every: number) => {
    const corpora = (await Promise.all(some.map(load))).flat();
    return sampleQuestions(onlyAnswerable(corpora), every).flatMap(({ questions }) => questions);
  };
  const others = await questionsOf(
    handbooks.filter((other) => basename(other) !== basename(file)),
    OTHERS,
  );
  const strange = await questionsOf([ENCYCLOPEDIA], STRANGE);
  const asked = (questions: TestCorpus['questions']) => [{ articles: only.articles, questions }];
  return [{ label, own, takenAway: withoutAnswers(own, 1), others: asked(others), strange: asked(strange) }];
}

function onlyAnswerable(corpora: readonly TestCorpus[]): TestCorpus[] {
  return corpora.map(({ articles, questions }) => ({
    articles,
    questions: questions.filter(({ answerable }) => answerable),
  }));
}

/** @throws Error when a dialogue's gold stands in none of its documents */
async function measureDialogues({ evidence, json, errors }: Options, models: BenchModels): Promise<void> {
  const dialogues = await readDialogues(DIALOGUES);
  const articlesOf = memoize(async (collection: string) => {
    const folder = collection === 'kursk' ? ARTICLES : join(HANDBOOKS, collection);
    return (await loadCorpus([folder])).articles;
  });
  for (const dialogue of dialogues) {
    const missing = missingGold(dialogue, await articlesOf(dialogue.collection));
    if (missing.length > 0) throw new Error(`${dialogue.collection} doesn't say "${missing.join('", "')}".`);
  }
  const turns = dialogues.flatMap((dialogue) => dialogue.turns).length;
  for (const one of evidence) {
    const progress = await startProgress(terminal, turns, 'turns');
    const system = kurskSystem(one, models);
    const outcomes = await holdDialogues(system, dialogues, articlesOf, (done) => progress.update(done));
    progress.stop();
    const wrong = errors > 0 ? renderWrongTurns(outcomes.filter(({ half }) => half === 'tuned')) : '';
    const text = json
      ? `${JSON.stringify(outcomes)}\n`
      : `\n${system.name}\n\n${renderDialogues(outcomes)}${wrong}`;
    await write(terminal.output, text);
  }
}

/** The questions of a handbook are asked of its folder, others that bring no articles of the one that comes along. */
function corporaOf(file: string): Promise<TestCorpus[]> {
  const paths = dirname(file) === HANDBOOKS ? [file.replace(/\.jsonl$/, '')] : [];
  return loadTestCorpora(
    file,
    paths,
    async () => (await loadCorpus(paths.length > 0 ? paths : [ARTICLES])).articles,
  );
}

async function questionFiles(folders: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    folders.map(async (folder) => {
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
