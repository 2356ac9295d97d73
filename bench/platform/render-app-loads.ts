import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';

/** How an app did. */
export interface AppLoad {
  readonly app: string;
  /** Of acknowledgements, in milliseconds; `null` of too few. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly sent: number;
  /** Not acknowledged. */
  readonly refused: number;
  /** Responded to with something else than an apology. */
  readonly answered: number;
  readonly apologies: number;
  readonly missing: number;
  readonly doubled: number;
}

/** The apps beside each other; acknowledgements also as a multiple of the first one's. */
export function renderAppLoads(speeds: readonly AppLoad[]): string {
  const [first] = speeds;
  const times = ['p50', 'p99'] as const;
  const counts = ['sent', 'refused', 'answered', 'apologies', 'missing', 'doubled'] as const;
  const columns: Column<AppLoad>[] = [
    ...times.map((heading) => ({
      group: 'ms',
      heading,
      cell: (speed: AppLoad) => formatFigure(speed[heading], 1),
    })),
    ...times.map((heading) => ({
      group: 'ratio',
      heading,
      cell: (speed: AppLoad) => formatFigure(ratioOf(speed[heading], first?.[heading] ?? null), 2),
    })),
    ...counts.map((heading) => ({
      group: 'commands',
      heading,
      cell: (speed: AppLoad) => String(speed[heading]),
    })),
  ];
  return renderTable(
    columns,
    speeds.map((speed) => ({ label: speed.app, row: speed })),
  );
}

function ratioOf(value: number | null, base: number | null): number | null {
  return value === null || base === null ? null : value / base;
}
