import type { ByKind } from './by-kind.ts';
import { MEASURE_COLUMNS } from './measure-columns.ts';
import type { Measures } from './measures.ts';
import { renderTable } from './render-table.ts';

/** The measures as a table: a row for each kind, and one over all. */
export function renderMeasures({ all, kinds }: ByKind<Measures>): string {
  const rows = Object.entries(kinds).map(([label, row]) => ({ label, row }));
  return renderTable(MEASURE_COLUMNS, [...rows, { label: 'all', row: all }]);
}
