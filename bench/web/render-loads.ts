import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import type { Figures } from './figures-of.ts';
import type { Loaded } from './load.ts';

export interface LoadedServer {
  readonly label: string;
  readonly loaded: Loaded;
  readonly before: Figures;
  readonly after: Figures;
}

const COLUMNS: readonly Column<LoadedServer>[] = [
  { group: 'requests', heading: 'a second', cell: ({ loaded }) => formatFigure(loaded.perSecond, 1) },
  { group: 'requests', heading: 'failed', cell: ({ loaded }) => String(loaded.failed) },
  { group: 'time', heading: 'p50', cell: ({ loaded }) => formatFigure(loaded.p50, 0) },
  { group: 'time', heading: 'p99', cell: ({ loaded }) => formatFigure(loaded.p99, 0) },
  { group: 'time', heading: 'max', cell: ({ loaded }) => formatFigure(loaded.max, 0) },
  { group: '', heading: 'read', cell: ({ before, after }) => shareRead(before, after) },
  { group: 'memory', heading: 'before', cell: ({ before }) => formatFigure(before.memory, 0) },
  { group: 'memory', heading: 'after', cell: ({ after }) => formatFigure(after.memory, 0) },
];

/** Servers under load beside each other. */
export function renderLoads(servers: readonly LoadedServer[]): string {
  return renderTable(
    COLUMNS,
    servers.map((server) => ({ label: server.label, row: server })),
  );
}

function shareRead(before: Figures, after: Figures): string {
  if (before.read === null || before.toRead === null || after.read === null || after.toRead === null)
    return '–';
  return `${formatFigure((100 * (after.read - before.read)) / (after.toRead - before.toRead), 0)} %`;
}
