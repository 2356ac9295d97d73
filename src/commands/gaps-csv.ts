import type { Gap } from '../core/bot/gaps.ts';
import { csvCell } from './csv-cell.ts';

/** The public form: a time as ISO 8601. */
export function toPublicGap({ lastAsked, ...gap }: Gap) {
  return { ...gap, lastAsked: new Date(lastAsked).toISOString() };
}

const CSV_COLUMNS = [
  'question',
  'count',
  'lastAsked',
  'down',
  'missing',
  'nearestArticle',
  'nearestPassage',
  'reasons',
];

/** Gaps as a table for a spreadsheet. */
export async function gapsCsv(gaps: readonly Gap[]): Promise<string> {
  // Few commands need it.
  const { stringify } = await import('csv-stringify/sync');
  const rows = gaps.map(toPublicGap).map(({ question, nearest, reasons, ...gap }) => ({
    ...gap,
    question: csvCell(question),
    nearestArticle: csvCell(nearest?.article ?? ''),
    nearestPassage: nearest?.passage ?? '',
    reasons: csvCell(reasons.join(' | ')),
  }));
  return stringify(rows, { header: true, columns: CSV_COLUMNS });
}
