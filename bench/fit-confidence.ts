import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import {
  CONFIDENCE_FEATURES,
  type ConfidenceFeatures,
  type ConfidenceWeights,
  confidenceOf,
} from '../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../src/core/answering/confidence-weights.ts';
import type { Evidence } from '../src/core/answering/ranking/sentence-score.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { areaUnderRoc, calibrationError } from '../src/evaluation/measures.ts';
import { type Column, formatFigure, type LabelledRow, renderTable } from '../src/evaluation/render-table.ts';
import { type ConfidenceExample, confidenceExamples } from './confidence-example.ts';
import { fitLogistic } from './logistic-regression.ts';
import { openBenchModels } from './models.ts';
import { askedOfOthers, asOne, sampleQuestions, withoutAnswers } from './questions.ts';

// Of the repository's root, where npm runs it.
const DATA = 'bench/data';
const ARTICLES = 'src/corpus/articles';
const WEIGHTS = 'src/core/answering/confidence-weights.ts';

const HANDBOOKS = 'bench/data/handbooks';

const EVIDENCE: readonly Evidence[] = ['words', 'words+meaning', 'words+reading', 'words+meaning+reading'];
const FOLDS = 3;
const DIGITS = 2;

/** What there is to go by. With vectors, how much of the question's words the passage has says no more. */
const FEATURES: Readonly<Record<Evidence, readonly (keyof ConfidenceFeatures)[]>> = {
  words: ['topic', 'names', 'unknown', 'namesApart'],
  'words+meaning': ['names', 'unknown', 'namesApart', 'margin', 'meaning', 'agreement'],
  'words+reading': ['topic', 'names', 'unknown', 'namesApart', 'reading'],
  'words+meaning+reading': ['names', 'unknown', 'namesApart', 'lead', 'margin', 'meaning', 'agreement'],
};

/** Of the questions of SQuAD 1.1, so many are passed over for one that is asked: embedding and reading take a tenth of a second. */
const SAMPLED: Readonly<Record<Evidence, number>> = {
  words: 1,
  'words+meaning': 24,
  'words+reading': 4,
  'words+meaning+reading': 24,
};

/**
 * How much a question whose answer was taken away counts. They outnumber the unanswerable questions that people ask: with all of their
 * weight, the confidence on a collection that was held back is a fifth too low.
 */
const NEAR_MISS_SHARE = 0.15;
/** One of so many is asked, and counts as many times as much. */
const NEAR_MISS_SAMPLED = 4;

/** How much a question about something else counts: there are few of them, and silence is all the more right. */
const OFF_TOPIC_SHARE = 3;

/** How much a question of SQuAD 2.0 counts: half of them were altered so that their article nearly answers them, as people seldom do. */
const ADVERSARIAL_SHARE = 0.05;

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
  .addOption(new Option('--evidence <kinds...>', 'only these').choices(EVIDENCE).default(EVIDENCE))
  .option('--check', 'write nothing; fail when the weights there are others')
  .action(async ({ check, evidence }: { check?: true; evidence: readonly Evidence[] }) => {
    const fitted = { ...CONFIDENCE_WEIGHTS };
    for (const one of EVIDENCE.filter((each) => evidence.includes(each))) fitted[one] = await weightsOf(one);
    const file = sourceOf(fitted);
    if (!check) return await writeFile(WEIGHTS, file);
    if (file !== (await readFile(WEIGHTS, 'utf8'))) {
      await write(terminal.errors, `${WEIGHTS} has other weights: run npm run fit:confidence.\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();

/** Questions that are held back together, with what was found for them. */
interface Group {
  readonly label: string;
  readonly examples: readonly WeightedExample[];
}

interface WeightedExample extends ConfidenceExample {
  /** How much it counts. */
  readonly weight: number;
}

/** Fits the weights for a kind of evidence, and says how good they are on each group when it is held back. */
async function weightsOf(evidence: Evidence): Promise<ConfidenceWeights> {
  const models = await openBenchModels(evidence);
  const asked = evidence.includes('meaning') ? await collections() : await encyclopedias(SAMPLED[evidence]);
  const groups: Group[] = [];
  for (const { label, corpora, nearMisses, offTopic, weigh } of asked) {
    const examples = await confidenceExamples(corpora, models);
    const missed = await confidenceExamples(nearMisses, models);
    const strayed = await confidenceExamples(offTopic, models);
    const weight = weigh(examples.length + missed.length + strayed.length);
    groups.push({
      label,
      examples: [
        ...examples.map((example) => ({ ...example, weight })),
        ...missed.map((example) => ({ ...example, weight: weight * NEAR_MISS_SHARE * NEAR_MISS_SAMPLED })),
        ...strayed.map((example) => ({ ...example, weight: weight * OFF_TOPIC_SHARE })),
      ],
    });
  }
  const own = await confidenceExamples(await corporaOf('kursk-dev'), models);
  await models.close();

  const weights = weightsFor(evidence, groups);
  const rows = groups.map((group) => {
    const others = weightsFor(
      evidence,
      groups.filter((one) => one.label !== group.label),
    );
    return row(group.label, group.examples, ({ support }) => confidenceOf(support, others));
  });
  rows.push(row('kursk-dev, not fitted on', own, ({ support }) => confidenceOf(support, weights)));
  await write(
    terminal.output,
    `${evidence}, each held back:\n\n${renderTable(COLUMNS, rows)}\n${JSON.stringify(weights)}\n\n`,
  );
  return weights;
}

interface AskedGroup {
  readonly label: string;
  readonly corpora: readonly TestCorpus[];
  /** Questions whose answer was taken away. */
  readonly nearMisses: readonly TestCorpus[];
  /** Questions about something else. */
  readonly offTopic: readonly TestCorpus[];
  /** How much each of so many examples counts. */
  readonly weigh: (examples: number) => number;
}

/** SQuAD 1.1 asked of its own articles and of others, and SQuAD 2.0, in thirds; every example counts the same. */
async function encyclopedias(sampled: number): Promise<AskedGroup[]> {
  const squad = sampleQuestions(await corporaOf('squad-tune'), sampled);
  const adversarial = await corporaOf('squad2-abstain');
  return Array.from({ length: FOLDS }, (_, fold) => ({
    label: `third ${fold + 1}, SQuAD 1.1 and 2.0`,
    corpora: [
      ...inThird(squad, fold),
      ...askedOfOthers(squad).filter((_, place) => place % FOLDS === fold),
      ...inThird(adversarial, fold),
    ],
    nearMisses: [],
    offTopic: [],
    weigh: () => 1,
  }));
}

/** Real collections, and SQuAD, with and without the answers. Large groups count more, but not as much more as they are larger. */
async function collections(): Promise<AskedGroup[]> {
  const squad = sampleQuestions(await corporaOf('squad-tune'), SAMPLED['words+meaning+reading']);
  const together = [asOne(squad)];
  const handbooks = await Promise.all(
    ['civicactions', 'govuk-ops', 'jabref', 'python-discord'].map(async (name) => {
      const corpora = await handbook(name);
      return { label: name, corpora, nearMisses: withoutAnswers(corpora, NEAR_MISS_SAMPLED), offTopic: [] };
    }),
  );
  const groups = [
    ...handbooks,
    { label: 'kursk-dev', corpora: await corporaOf('kursk-dev'), nearMisses: [], offTopic: [] },
    {
      label: 'SQuAD 1.1',
      corpora: [...squad, ...together],
      offTopic: askedOfOthers(squad),
      nearMisses: [
        ...withoutAnswers(squad, NEAR_MISS_SAMPLED),
        ...withoutAnswers(together, NEAR_MISS_SAMPLED),
      ],
    },
  ];
  const adversarial = sampleQuestions(await corporaOf('squad2-abstain'), 4);
  return [
    ...groups.map((group) => ({ ...group, weigh: (examples: number) => 1 / Math.sqrt(examples) })),
    {
      label: 'SQuAD 2.0',
      corpora: adversarial,
      nearMisses: [],
      offTopic: [],
      weigh: (examples: number) => ADVERSARIAL_SHARE / Math.sqrt(examples),
    },
  ];
}

function corporaOf(file: string) {
  return loadTestCorpora(`${DATA}/${file}.jsonl`, [], async () => (await loadCorpus([ARTICLES])).articles);
}

function handbook(name: string) {
  return loadTestCorpora(
    `${HANDBOOKS}/${name}.jsonl`,
    [`${HANDBOOKS}/${name}`],
    async (paths) => (await loadCorpus(paths)).articles,
  );
}

/** A third of the corpora, or of the questions where there are fewer corpora than thirds. */
function inThird(corpora: readonly TestCorpus[], third: number): TestCorpus[] {
  if (corpora.length >= FOLDS) return corpora.filter((_, place) => place % FOLDS === third);
  return corpora.map(({ articles, questions }) => ({
    articles,
    questions: questions.filter((_, place) => place % FOLDS === third),
  }));
}

/** The regression is fitted to weights that add up to the number of examples, so that its penalty means the same. */
function weightsFor(evidence: Evidence, groups: readonly Group[]): ConfidenceWeights {
  const features = FEATURES[evidence];
  const examples = groups.flatMap((group) => group.examples);
  const mean = examples.reduce((sum, { weight }) => sum + weight, 0) / examples.length;
  const { bias, weights } = fitLogistic(
    examples.map(({ support, right, weight }) => ({
      features: features.map((feature) => support[feature]),
      positive: right,
      weight: weight / mean,
    })),
  );
  const fitted = CONFIDENCE_FEATURES.map((feature) => [
    feature,
    rounded(weights[features.indexOf(feature)] ?? 0),
  ]);
  return { bias: rounded(bias), ...Object.fromEntries(fitted) };
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

function sourceOf(weights: Readonly<Record<Evidence, ConfidenceWeights>>): string {
  const lines = EVIDENCE.map((evidence) => {
    const values = Object.entries(weights[evidence]).map(([name, weight]) => `    ${name}: ${weight},\n`);
    const key = /^\w+$/.test(evidence) ? evidence : `'${evidence}'`;
    return `  ${key}: {\n${values.join('')}  },\n`;
  });
  return `import type { ConfidenceWeights } from './confidence.ts';
import type { Evidence } from './ranking/sentence-score.ts';

/**
 * Written by \`npm run fit:confidence\`, which says how far the confidence is from the truth on held-back questions: of each kind of
 * evidence a logistic regression on whether the first quote held the answer. Without vectors on SQuAD 1.1, asked of its own and of other
 * articles, and SQuAD 2.0; with vectors on four handbooks, the bundled article and SQuAD, with and without the answers.
 */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Evidence, ConfidenceWeights>> = {
${lines.join('')}};
`;
}
