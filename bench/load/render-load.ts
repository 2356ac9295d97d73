import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import type { Tally } from '../../tests/support/load/tally.ts';
import { percentile } from '../speed/percentile.ts';
import type { LoadResult } from './run-load.ts';

const COUNTS = ['asked', 'answered', 'apologised', 'both', 'lost', 'refused', 'doubled', 'again'] as const;

const COLUMNS: readonly Column<Tally>[] = [
  ...COUNTS.map((heading) => ({
    group: 'questions',
    heading,
    cell: (tally: Tally) => String(tally[heading]),
  })),
  { group: 'orphans', heading: 'all', cell: ({ orphaned }) => String(orphaned) },
  { group: 'orphans', heading: 'lost', cell: ({ orphansLost }) => String(orphansLost) },
  ...[0.5, 0.9, 0.99].map((share) => ({
    group: 'ms',
    heading: `p${share * 100}`,
    cell: ({ milliseconds }: Tally) => formatFigure(percentile(milliseconds, share), 0),
  })),
  { group: 'ms', heading: 'max', cell: ({ milliseconds }) => formatFigure(Math.max(...milliseconds), 0) },
];

/** What became of the questions, by the way they were asked, and what happened meanwhile. */
export function renderLoad({ ways, all, ...happened }: LoadResult): string {
  const { killed, stopped, databaseRestarts, handedOn, strays } = happened;
  const table = renderTable(COLUMNS, [
    ...ways.map(({ way, tally }) => ({ label: `${way.platform} ${way.name}`, row: tally })),
    { label: 'all', row: all },
  ]);
  return `${table}
Replicas killed: ${killed}; stopped and started again: ${stopped}; database crashed and started again: ${databaseRestarts}; requests handed
on by the load balancer: ${handedOn}; messages that answer nothing: ${strays}.
`;
}
