import type { ByKind } from '../src/evaluation/measures.ts';
import { MEASURE_COLUMNS } from '../src/evaluation/render-measures.ts';
import { type Column, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { QualityMeasures } from './measure-quality.ts';

const COLUMNS: readonly Column<QualityMeasures>[] = [
  ...MEASURE_COLUMNS,
  { group: '', heading: 'first 8', cell: ({ firstEight }) => formatPercentage(firstEight) },
  { group: 'highlights', heading: 'F1', cell: ({ highlightF1 }) => formatPercentage(highlightF1) },
  {
    group: 'highlights',
    heading: 'overlap',
    cell: ({ highlightOverlap }) => formatPercentage(highlightOverlap),
  },
];

export interface SystemQuality {
  readonly system: string;
  readonly measures: ByKind<QualityMeasures>;
}

/** The systems beside each other: over all the questions, and over each kind. */
export function renderQuality(systems: readonly SystemQuality[]): string {
  const kinds = Object.keys(systems[0]?.measures.kinds ?? {});
  const rowsOf = (
    kind: string,
    measuresOf: (measures: ByKind<QualityMeasures>) => QualityMeasures | null,
  ) => [
    { label: kind, row: null },
    ...systems.map(({ system, measures }) => ({ label: `  ${system}`, row: measuresOf(measures) })),
  ];
  return renderTable(COLUMNS, [
    ...rowsOf('all', ({ all }) => all),
    ...kinds.flatMap((kind) => rowsOf(kind, (measures) => measures.kinds[kind] ?? null)),
  ]);
}
