import { printable } from '../src/adapters/terminal/terminal.ts';
import type { Answer } from '../src/core/answering/answer.ts';
import type { Gold } from '../src/evaluation/judge.ts';
import { type Column, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { Trial } from './run-trials.ts';

/** Where an answer went wrong; every wrong one is of one class. */
const ERROR_CLASSES = [
  'right passage not among first eight',
  'right passage, other sentence',
  'other passage first',
  'right but abstained',
  'answered though unanswerable',
  'unsure though unanswerable',
] as const;

type ErrorClass = (typeof ERROR_CLASSES)[number];

/**
 * What went wrong, `null` if nothing. Of an abstention from an answerable question the nearest are looked at, so that
 * only one whose first is right is put down to abstaining.
 */
export function errorClassOf(
  trial: Pick<Trial, 'verdict' | 'isFirstFromRightPassage' | 'isAmongFirstEight'>,
): ErrorClass | null {
  const { answerable, answered, abstained, rank } = trial.verdict;
  if (!answerable && answered) return 'answered though unanswerable';
  if (!answerable) return abstained ? null : 'unsure though unanswerable';
  if (rank === 1) return abstained ? 'right but abstained' : null;
  if (trial.isFirstFromRightPassage) return 'right passage, other sentence';
  return trial.isAmongFirstEight ? 'other passage first' : 'right passage not among first eight';
}

interface ErrorExample {
  readonly question: string;
  /** None when it is right to abstain. */
  readonly expected: readonly Gold[];
  /** What is quoted first, of an abstention the nearest; `null` when nothing was found. */
  readonly got: { readonly passage: number; readonly text: string } | null;
  readonly status: Answer['status'];
  readonly confidence: number;
}

export interface Errors {
  readonly errorClass: ErrorClass;
  readonly count: number;
  /** The first of them. */
  readonly examples: readonly ErrorExample[];
}

/** The wrong answers of each class. @param limit examples of each */
export function findErrors(trials: readonly Trial[], limit: number): Errors[] {
  return ERROR_CLASSES.map((errorClass) => {
    const wrong = trials.filter((trial) => errorClassOf(trial) === errorClass);
    return { errorClass, count: wrong.length, examples: wrong.slice(0, limit).map(exampleOf) };
  });
}

function exampleOf({ question, answer, first, verdict }: Trial): ErrorExample {
  return {
    question: question.question,
    expected: question.gold,
    got: first === undefined ? null : { passage: first.passage, text: first.text },
    status: answer.status,
    confidence: verdict.confidence,
  };
}

/** How many answers went wrong in which way, and the examples of each. */
export function renderErrors(errors: readonly Errors[], questions: number): string {
  const columns: Column<Errors>[] = [
    { group: '', heading: 'wrong', cell: ({ count }) => String(count) },
    { group: '', heading: '% of asked', cell: ({ count }) => formatPercentage(count / questions) },
  ];
  const table = renderTable(
    columns,
    errors.map((row) => ({ label: row.errorClass, row })),
  );
  return [table, ...errors.filter(({ examples }) => examples.length > 0).map(renderExamples)].join('\n');
}

function renderExamples({ errorClass, examples }: Errors): string {
  const blocks = examples.map(({ question, expected, got, status, confidence }) => {
    const right = expected.map(({ passage, text }) => quoted(passage, text)).join(' or ');
    const found = got === null ? 'nothing' : quoted(got.passage, got.text);
    return [
      `  question  ${oneLine(question)}`,
      `  expected  ${right || 'to abstain'}`,
      `  got       ${found}  (${status}, ${confidence.toFixed(2)})`,
    ].join('\n');
  });
  return `${errorClass}\n\n${blocks.join('\n\n')}\n`;
}

function quoted(passage: number | null, text: string): string {
  return `${passage === null ? '' : `¶${passage} `}“${oneLine(text)}”`;
}

function oneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ');
}
