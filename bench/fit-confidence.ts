import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import type { Engine } from '../src/core/answering/answer.ts';
import {
  type ConfidenceFeatures,
  type ConfidenceWeights,
  confidenceOf,
} from '../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../src/core/answering/confidence-weights.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { areaUnderRoc, calibrationError } from '../src/evaluation/measures.ts';
import { type Column, formatFigure, type LabelledRow, renderTable } from '../src/evaluation/render-table.ts';
import { type ConfidenceExample, confidenceExamples, offTopicExamples } from './confidence-example.ts';
import { fitLogistic } from './logistic-regression.ts';
import { openBenchReader } from './open-bench-reader.ts';
import { sampleQuestions } from './questions.ts';

// Of the repository's root, where npm runs it.
const DATA = 'bench/data';
const ARTICLES = 'src/corpus/articles';
const WEIGHTS = 'src/core/answering/confidence-weights.ts';

const ENGINES: readonly Engine[] = ['lexical', 'reader'];
const FOLDS = 3;
const DIGITS = 2;

/** What each engine has to go by. */
const FEATURES: Readonly<Record<Engine, readonly (keyof ConfidenceFeatures)[]>> = {
  lexical: ['topic', 'names', 'unknown', 'namesApart'],
  reader: ['topic', 'names', 'unknown', 'namesApart', 'reading'],
};

/** Of the questions of SQuAD 1.1, so many are passed over for one that is read: reading takes a tenth of a second. */
const SAMPLED: Readonly<Record<Engine, number>> = { lexical: 1, reader: 4 };

type Confidence = (example: ConfidenceExample) => number;

interface Calibration {
  readonly examples: number;
  readonly right: number;
  readonly meanConfidence: number;
  readonly error: number | null;
  readonly auroc: number | null;
}

const COLUMNS: readonly Column<Calibration>[] = [
  { group: '', heading: 'questions', cell: ({ examples }) => String(examples) },
  { group: '', heading: 'right', cell: ({ examples, right }) => formatFigure(right / examples, 3) },
  { group: '', heading: 'confidence', cell: ({ meanConfidence }) => formatFigure(meanConfidence, 3) },
  { group: '', heading: 'calibration error', cell: ({ error }) => formatFigure(error, 3) },
  { group: '', heading: 'AUROC', cell: ({ auroc }) => formatFigure(auroc, 3) },
];

const terminal = processTerminal(null);

await new Command('fit:confidence')
  .description(
    `fits the weights of the confidence and writes them to ${WEIGHTS}; each third of the questions is also held back once`,
  )
  .addOption(new Option('--engine <engines...>', 'only these').choices(ENGINES).default(ENGINES))
  .option('--check', 'write nothing; fail when the weights there are others')
  .action(async ({ check, engine }: { check?: true; engine: readonly Engine[] }) => {
    const fitted = { ...CONFIDENCE_WEIGHTS };
    for (const one of ENGINES.filter((each) => engine.includes(each))) fitted[one] = await weightsOf(one);
    const file = sourceOf(fitted);
    if (!check) return await writeFile(WEIGHTS, file);
    if (file !== (await readFile(WEIGHTS, 'utf8'))) {
      await write(terminal.errors, `${WEIGHTS} has other weights: run npm run fit:confidence.\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();

/** Fits the weights of an engine, and says how good they are on what is held back. */
async function weightsOf(engine: Engine): Promise<ConfidenceWeights> {
  const reader = engine === 'reader' ? await openBenchReader() : null;
  const squad = sampleQuestions(await corporaOf('squad-tune.jsonl'), SAMPLED[engine]);
  const answerable = await confidenceExamples(squad, FOLDS, reader);
  const adversarial = await confidenceExamples(await corporaOf('squad2-abstain.jsonl'), FOLDS, reader);
  const offTopic = await offTopicExamples(squad, FOLDS, reader);
  const own = await confidenceExamples(await corporaOf('kursk-dev.jsonl'), FOLDS, reader);
  await reader?.close();

  const examples = [...answerable, ...adversarial, ...offTopic];
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    weightsFor(
      engine,
      examples.filter((one) => one.fold !== fold),
    ),
  );
  const weights = weightsFor(engine, examples);
  const heldBack = ({ support, fold }: ConfidenceExample) => confidenceOf(support, folds[fold] ?? weights);
  const rows = [
    ...folds.map((_, fold) =>
      row(`third ${fold + 1}, SQuAD 1.1 and 2.0`, inFold(fold, [...answerable, ...adversarial]), heldBack),
    ),
    row('SQuAD 1.1', answerable, heldBack),
    row('SQuAD 2.0', adversarial, heldBack),
    row('SQuAD 1.1 and off topic', [...answerable, ...offTopic], heldBack),
    row('kursk-dev, not fitted on', own, ({ support }) => confidenceOf(support, weights)),
  ];
  await write(
    terminal.output,
    `${engine}, held back:\n\n${renderTable(COLUMNS, rows)}\n${JSON.stringify(weights)}\n\n`,
  );
  return weights;
}

function corporaOf(file: string) {
  return loadTestCorpora(`${DATA}/${file}`, [], async () => (await loadCorpus([ARTICLES])).articles);
}

function inFold(fold: number, examples: readonly ConfidenceExample[]): ConfidenceExample[] {
  return examples.filter((example) => example.fold === fold);
}

function weightsFor(engine: Engine, examples: readonly ConfidenceExample[]): ConfidenceWeights {
  const features = FEATURES[engine];
  const { bias, weights } = fitLogistic(
    examples.map(({ support, right }) => ({
      features: features.map((feature) => support[feature]),
      positive: right,
    })),
  );
  const weightOf = (feature: keyof ConfidenceFeatures) => rounded(weights[features.indexOf(feature)] ?? 0);
  return {
    bias: rounded(bias),
    topic: weightOf('topic'),
    names: weightOf('names'),
    unknown: weightOf('unknown'),
    namesApart: weightOf('namesApart'),
    reading: weightOf('reading'),
  };
}

function rounded(weight: number): number {
  return Number(weight.toFixed(DIGITS));
}

function row(
  label: string,
  examples: readonly ConfidenceExample[],
  confidence: Confidence,
): LabelledRow<Calibration> {
  const forecasts = examples.map((example) => ({ confidence: confidence(example), right: example.right }));
  const confidences = (answerable: boolean) =>
    examples.filter((example) => example.answerable === answerable).map(confidence);
  return {
    label,
    row: {
      examples: examples.length,
      right: forecasts.filter(({ right }) => right).length,
      meanConfidence: forecasts.reduce((sum, one) => sum + one.confidence, 0) / forecasts.length,
      error: calibrationError(forecasts),
      auroc: areaUnderRoc(confidences(true), confidences(false)),
    },
  };
}

function sourceOf(weights: Readonly<Record<Engine, ConfidenceWeights>>): string {
  const lines = ENGINES.map((engine) => {
    const values = Object.entries(weights[engine]).map(([name, weight]) => `${name}: ${weight}`);
    return `  ${engine}: { ${values.join(', ')} },\n`;
  });
  return `import type { Engine } from './answer.ts';
import type { ConfidenceWeights } from './confidence.ts';

/**
 * Written by \`npm run fit:confidence\`, which says how far the confidence is from the truth on held-back questions: of each engine
 * a logistic regression on questions of SQuAD 1.1, each asked of its article; of SQuAD 2.0, half of them without an answer; and
 * of SQuAD 1.1, each asked of another article. Right means that the first quote holds the answer.
 */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Engine, ConfidenceWeights>> = {
${lines.join('')}};
`;
}
