import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { processTerminal } from '../src/adapters/terminal/process-terminal.ts';
import { write } from '../src/adapters/terminal/write.ts';
import { loadTestCorpora } from '../src/commands/load-test-corpora.ts';
import { type ConfidenceWeights, confidenceOf } from '../src/core/confidence/confidence.ts';
import type { Support } from '../src/core/confidence/support.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { areaUnderRoc } from '../src/evaluation/area-under-roc.ts';
import { calibrationError } from '../src/evaluation/calibration-error.ts';
import { figure } from '../src/evaluation/figure.ts';
import { type Column, type LabelledRow, renderTable } from '../src/evaluation/render-table.ts';
import { type ConfidenceExample, confidenceExamples, offTopicExamples } from './confidence-example.ts';
import { fitLogistic } from './logistic-regression.ts';

// Of the repository's root, where npm runs it.
const DATA = 'bench/data';
const ARTICLES = 'src/corpus/articles';
const WEIGHTS = 'src/core/confidence/confidence-weights.ts';

const FOLDS = 3;
const DIGITS = 2;

const FEATURES = ['topic', 'names', 'unknown', 'namesApart'] as const satisfies readonly (keyof Support)[];

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
  { group: '', heading: 'right', cell: ({ examples, right }) => figure(right / examples, 3) },
  { group: '', heading: 'confidence', cell: ({ meanConfidence }) => figure(meanConfidence, 3) },
  { group: '', heading: 'calibration error', cell: ({ error }) => figure(error, 3) },
  { group: '', heading: 'AUROC', cell: ({ auroc }) => figure(auroc, 3) },
];

const terminal = processTerminal(null);

await new Command('fit:confidence')
  .description(
    `fits the weights of the confidence and writes them to ${WEIGHTS}; each third of the questions is also held back once`,
  )
  .option('--check', 'write nothing; fail when the weights there are others')
  .action(async ({ check }: { check?: true }) => {
    const squad = await corporaOf('squad-tune.jsonl');
    const answerable = confidenceExamples(squad, FOLDS);
    const adversarial = confidenceExamples(await corporaOf('squad2-abstain.jsonl'), FOLDS);
    const offTopic = offTopicExamples(squad, FOLDS);
    const examples = [...answerable, ...adversarial, ...offTopic];
    const folds = Array.from({ length: FOLDS }, (_, fold) =>
      weightsFor(examples.filter((one) => one.fold !== fold)),
    );
    const heldBack = (example: ConfidenceExample) => confidenceOf(example.support, folds[example.fold]);

    const weights = weightsFor(examples);
    const own = confidenceExamples(await corporaOf('kursk-dev.jsonl'), FOLDS);
    const rows = [
      ...folds.map((_, fold) =>
        row(`third ${fold + 1}, SQuAD 1.1 and 2.0`, inFold(fold, [...answerable, ...adversarial]), heldBack),
      ),
      row('SQuAD 1.1', answerable, heldBack),
      row('SQuAD 2.0', adversarial, heldBack),
      row('SQuAD 1.1 and off topic', [...answerable, ...offTopic], heldBack),
      row('kursk-dev, not fitted on', own, ({ support }) => confidenceOf(support, weights)),
    ];
    await write(terminal.output, `Held back:\n\n${renderTable(COLUMNS, rows)}\n${JSON.stringify(weights)}\n`);

    const file = sourceOf(weights, answerable.length, adversarial.length, offTopic.length);
    if (!check) return await writeFile(WEIGHTS, file);
    if (file !== (await readFile(WEIGHTS, 'utf8'))) {
      await write(terminal.errors, `${WEIGHTS} has other weights: run npm run fit:confidence.\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();

function corporaOf(file: string) {
  return loadTestCorpora(`${DATA}/${file}`, [], async () => (await loadCorpus([ARTICLES])).articles);
}

function inFold(fold: number, examples: readonly ConfidenceExample[]): ConfidenceExample[] {
  return examples.filter((example) => example.fold === fold);
}

function weightsFor(examples: readonly ConfidenceExample[]): ConfidenceWeights {
  const { bias, weights } = fitLogistic(
    examples.map(({ support, right }) => ({
      features: FEATURES.map((feature) => support[feature]),
      positive: right,
    })),
  );
  const [topic = 0, names = 0, unknown = 0, namesApart = 0] = weights.map(rounded);
  return { bias: rounded(bias), topic, names, unknown, namesApart };
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

function sourceOf(
  weights: ConfidenceWeights,
  answerable: number,
  adversarial: number,
  offTopic: number,
): string {
  return `/**
 * Written by \`npm run fit:confidence\`, which says how far the confidence is from the truth on held-back questions: a logistic
 * regression on ${answerable} questions of SQuAD 1.1, each asked of its article; ${adversarial} of SQuAD 2.0, half of them without an
 * answer; and ${offTopic} of SQuAD 1.1, each asked of another article. Right means that the first quote holds the answer.
 */
export const CONFIDENCE_WEIGHTS = {
${Object.entries(weights)
  .map(([name, weight]) => `  ${name}: ${weight},\n`)
  .join('')}} as const;
`;
}
