import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import { type Latency, STAGES, type StoreMeasurement } from './measure-store.ts';

export interface StoreSpeed extends StoreMeasurement {
  readonly store: string;
}

const COLUMNS: readonly Column<StoreMeasurement>[] = [
  ...STAGES.flatMap((stage) => columnsOf(stage, ({ stages }) => stages[stage])),
  ...columnsOf('added', ({ added }) => added),
  ...columnsOf('whole', ({ whole }) => whole),
];

/** The stores beside each other. In milliseconds. */
export function renderStore(speeds: readonly StoreSpeed[]): string {
  return renderTable(
    COLUMNS,
    speeds.map((speed) => ({ label: speed.store, row: speed })),
  );
}

function columnsOf(
  group: string,
  latencyOf: (measurement: StoreMeasurement) => Latency,
): Column<StoreMeasurement>[] {
  return [
    { group, heading: 'p50', cell: (measurement) => formatFigure(latencyOf(measurement).p50, 2) },
    { group, heading: 'p99', cell: (measurement) => formatFigure(latencyOf(measurement).p99, 2) },
  ];
}
