import {
  type Column,
  formatFigure,
  formatPercentage,
  renderTable,
} from '../../src/evaluation/render-table.ts';
import type { EngineSpeed } from './measure-engine.ts';

const BYTES_PER_MB = 1e6;
const SIGNIFICANT_DIGITS = 2;

const COLUMNS: readonly Column<EngineSpeed>[] = [
  { group: 'found@1', heading: '%', cell: ({ foundFirst }) => formatPercentage(foundFirst.share) },
  { group: 'found@1', heading: 'of', cell: ({ foundFirst }) => String(foundFirst.questions) },
  { group: 'latency, ms', heading: 'p50', cell: ({ latency }) => significant(latency.p50) },
  { group: 'latency, ms', heading: 'p99', cell: ({ latency }) => significant(latency.p99) },
  { group: 'latency, ms', heading: 'timed', cell: ({ latency }) => String(latency.timed) },
  { group: 'ready, ms', heading: 'build', cell: ({ build }) => significant(build) },
  { group: 'ready, ms', heading: 'start-up', cell: ({ startUp }) => significant(startUp) },
  {
    group: 'memory, MB',
    heading: 'built',
    cell: ({ memory }) => formatFigure(memory.built / BYTES_PER_MB, 1),
  },
  {
    group: 'memory, MB',
    heading: 'asked',
    cell: ({ memory }) => formatFigure(memory.asked / BYTES_PER_MB, 1),
  },
];

/** The engines beside each other, at one size. */
export function renderSpeed(speeds: readonly EngineSpeed[]): string {
  const [first] = speeds;
  return renderTable(COLUMNS, [
    { label: `${first?.passages.toLocaleString('en')} passages`, row: null },
    ...speeds.map((row) => ({ label: `  ${row.engine}`, row })),
  ]);
}

/** More would claim a precision that times don't have. */
function significant(milliseconds: number | null): string {
  if (milliseconds === null) return formatFigure(null, 0);
  const whole = Math.floor(Math.log10(milliseconds)) + 1;
  return formatFigure(milliseconds, Math.max(0, SIGNIFICANT_DIGITS - whole));
}
