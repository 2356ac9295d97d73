import type { ByKind, Measures } from './measures.ts';
import { type Column, formatFigure, formatPercentage, renderTable } from './render-table.ts';

/** The measures as a table: a row for each kind, and one for all questions. */
export function renderMeasures({ all, kinds }: ByKind<Measures>): string {
  const rows = Object.entries(kinds).map(([label, row]) => ({ label, row }));
  return renderTable(MEASURE_COLUMNS, [...rows, { label: 'all', row: all }]);
}

export const MEASURE_COLUMNS: readonly Column<Measures>[] = [
  { group: '', heading: 'asked', cell: ({ questions }) => String(questions) },
  { group: '', heading: 'correct@1', cell: ({ correctAt1 }) => formatPercentage(correctAt1) },
  { group: 'hit', heading: '@1', cell: ({ hitAt1 }) => formatPercentage(hitAt1) },
  { group: 'hit', heading: '@3', cell: ({ hitAt3 }) => formatPercentage(hitAt3) },
  { group: 'found', heading: '@1', cell: ({ foundAt1 }) => formatPercentage(foundAt1) },
  { group: 'found', heading: '@3', cell: ({ foundAt3 }) => formatPercentage(foundAt3) },
  {
    group: 'answered',
    heading: 'precision',
    cell: ({ answeredPrecision }) => formatPercentage(answeredPrecision),
  },
  { group: 'answered', heading: 'share', cell: ({ answeredShare }) => formatPercentage(answeredShare) },
  {
    group: 'answered',
    heading: 'rightly not',
    cell: ({ rightlyNotAnswered }) => formatPercentage(rightlyNotAnswered),
  },
  {
    group: 'or unsure',
    heading: 'precision',
    cell: ({ quotedPrecision }) => formatPercentage(quotedPrecision),
  },
  {
    group: 'abstained',
    heading: 'wrongly',
    cell: ({ wronglyAbstained }) => formatPercentage(wronglyAbstained),
  },
  {
    group: 'abstained',
    heading: 'precision',
    cell: ({ abstentionPrecision }) => formatPercentage(abstentionPrecision),
  },
  {
    group: 'abstained',
    heading: 'recall',
    cell: ({ abstentionRecall }) => formatPercentage(abstentionRecall),
  },
  { group: 'confidence', heading: 'AUROC', cell: ({ auroc }) => formatFigure(auroc, 2) },
  {
    group: 'confidence',
    heading: 'error',
    cell: ({ calibrationError }) => formatFigure(calibrationError, 2),
  },
  { group: '', heading: 'length', cell: ({ meanQuoteLength }) => formatFigure(meanQuoteLength, 0) },
  {
    group: '',
    heading: 'ms',
    cell: ({ millisecondsPerQuestion }) => formatFigure(millisecondsPerQuestion, 2),
  },
];
