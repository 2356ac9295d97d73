import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import type { Times } from './time-lookups.ts';

const BYTES_PER_MB = 1e6;

/** What was measured of tables of one size. */
export interface Size {
  readonly passages: number;
  readonly articles: number;
  /** Until all of it was indexed. */
  readonly seconds: number;
  /** On the server's disk. */
  readonly bytes: number;
  /** In the memory of a process that answers from it: what is kept of the articles. */
  readonly memory: number;
  readonly candidates: Times;
  readonly read: Times;
}

const COLUMNS: readonly Column<Size>[] = [
  { group: '', heading: 'articles', cell: ({ articles }) => articles.toLocaleString('en') },
  { group: '', heading: 'indexed in, s', cell: ({ seconds }) => formatFigure(seconds, 0) },
  { group: '', heading: 'on disk, MB', cell: ({ bytes }) => formatFigure(bytes / BYTES_PER_MB, 0) },
  { group: '', heading: 'in memory, MB', cell: ({ memory }) => formatFigure(memory / BYTES_PER_MB, 0) },
  { group: 'candidates, ms', heading: 'p50', cell: ({ candidates }) => formatFigure(candidates.p50, 0) },
  { group: 'candidates, ms', heading: 'p90', cell: ({ candidates }) => formatFigure(candidates.p90, 0) },
  { group: 'candidates, ms', heading: 'p99', cell: ({ candidates }) => formatFigure(candidates.p99, 0) },
  { group: 'read, ms', heading: 'p50', cell: ({ read }) => formatFigure(read.p50, 0) },
  { group: 'read, ms', heading: 'p90', cell: ({ read }) => formatFigure(read.p90, 0) },
];

export function renderSizes(sizes: readonly Size[]): string {
  return renderTable(
    COLUMNS,
    sizes.map((size) => ({ label: `${size.passages.toLocaleString('en')} passages`, row: size })),
  );
}
