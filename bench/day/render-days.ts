import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import type { Days, Hour } from './run-days.ts';

const MB = 2 ** 20;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const COLUMNS: readonly Column<readonly Hour[]>[] = [
  { group: '', heading: 'asked', cell: (hours) => String(hours.at(-1)?.asked) },
  {
    group: 'MB',
    heading: 'in use',
    cell: (hours) => formatFigure(mean(hours.map(({ inUse }) => inUse)) / MB, 1),
  },
  {
    group: 'MB',
    heading: 'resident',
    cell: (hours) => formatFigure(mean(hours.map(({ rss }) => rss)) / MB, 0),
  },
  { group: 'store', heading: 'questions', cell: (hours) => String(hours.at(-1)?.questions) },
  { group: 'store', heading: 'claims', cell: (hours) => String(hours.at(-1)?.claims) },
  { group: 'store', heading: 'MB', cell: (hours) => formatFigure((hours.at(-1)?.bytes ?? 0) / MB, 1) },
];

/** Days in parts: memory as the mean of its hours, all else as it was at the end of each. */
export function renderDays({ hours, tally, seconds }: Days): string {
  const parts = Array.from({ length: hours.length / PART }, (_, part) =>
    hours.slice(part * PART, (part + 1) * PART),
  );
  const table = renderTable(
    COLUMNS,
    parts.map((row, part) => ({ label: `day ${Math.floor((part * PART) / 24) + 1}, ${labelOf(part)}`, row })),
  );
  const { asked, answered, apologised, lost, doubled } = tally;
  return `${table}
Asked ${asked} in ${formatFigure(seconds, 0)} s (${formatFigure(asked / seconds, 0)} a second): ${answered} answered, ${apologised} apologised for, ${lost} lost, ${doubled} doubled.
`;
}

/** In hours. */
const PART = 8;

function labelOf(part: number): string {
  const from = (part * PART) % 24;
  return `${from}–${from + PART} h`;
}
