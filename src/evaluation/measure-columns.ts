import { figure } from './figure.ts';
import type { Measures } from './measures.ts';
import { percentage } from './percentage.ts';
import type { Column } from './render-table.ts';

/** The columns that show measures; shares as percentages. */
export const MEASURE_COLUMNS: readonly Column<Measures>[] = [
  { group: '', heading: 'asked', cell: ({ questions }) => String(questions) },
  { group: '', heading: 'correct@1', cell: ({ correctAt1 }) => percentage(correctAt1) },
  { group: 'hit', heading: '@1', cell: ({ hitAt1 }) => percentage(hitAt1) },
  { group: 'hit', heading: '@3', cell: ({ hitAt3 }) => percentage(hitAt3) },
  { group: 'found', heading: '@1', cell: ({ foundAt1 }) => percentage(foundAt1) },
  { group: 'found', heading: '@3', cell: ({ foundAt3 }) => percentage(foundAt3) },
  { group: 'abstained', heading: 'wrongly', cell: ({ wronglyAbstained }) => percentage(wronglyAbstained) },
  {
    group: 'abstained',
    heading: 'precision',
    cell: ({ abstentionPrecision }) => percentage(abstentionPrecision),
  },
  { group: 'abstained', heading: 'recall', cell: ({ abstentionRecall }) => percentage(abstentionRecall) },
  { group: 'confidence', heading: 'AUROC', cell: ({ auroc }) => figure(auroc, 2) },
  { group: 'confidence', heading: 'error', cell: ({ calibrationError }) => figure(calibrationError, 2) },
  { group: '', heading: 'length', cell: ({ meanQuoteLength }) => figure(meanQuoteLength, 0) },
  { group: '', heading: 'ms', cell: ({ millisecondsPerQuestion }) => figure(millisecondsPerQuestion, 2) },
];
