import type { Measures, MeasuresByKind } from './measures.ts';

type Column = readonly [heading: string, cell: (measures: Measures) => string];

const COLUMNS: readonly Column[] = [
  ['questions', ({ questions }) => String(questions)],
  ['correct@1', ({ correctAt1 }) => percent(correctAt1)],
  ['hit@1', ({ hitAt1 }) => percent(hitAt1)],
  ['hit@3', ({ hitAt3 }) => percent(hitAt3)],
  ['abstain precision', ({ abstentionPrecision }) => percent(abstentionPrecision)],
  ['recall', ({ abstentionRecall }) => percent(abstentionRecall)],
  ['AUROC', ({ auroc }) => fixed(auroc, 2)],
  ['calibration error', ({ calibrationError }) => fixed(calibrationError, 2)],
  ['length', ({ meanQuoteLength }) => fixed(meanQuoteLength, 0)],
  ['ms', ({ millisecondsPerQuestion }) => fixed(millisecondsPerQuestion, 2)],
];

/** The measures as a table: a row for each kind, and one over all. */
export function renderMeasures({ all, kinds }: MeasuresByKind): string {
  const rows = [
    ['kind', ...COLUMNS.map(([heading]) => heading)],
    ...Object.entries(kinds).map(([kind, measures]) => rowOf(kind, measures)),
    rowOf('all', all),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `${aligned(row, widths)}\n`).join('');
}

function rowOf(kind: string, measures: Measures): string[] {
  return [kind, ...COLUMNS.map(([, cell]) => cell(measures))];
}

/** Names to the left, figures to the right. */
function aligned(
  [name = '', ...figures]: readonly string[],
  [first = 0, ...widths]: readonly number[],
): string {
  return [name.padEnd(first), ...figures.map((figure, index) => figure.padStart(widths[index] ?? 0))].join(
    '  ',
  );
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

function fixed(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}
