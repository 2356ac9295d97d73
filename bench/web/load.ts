import autocannon from 'autocannon';
import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';

export interface Load {
  /** Requests a second; `null`: as fast as one answer follows another. */
  readonly rate: number | null;
  readonly connections: number;
  readonly seconds: number;
}

interface Loaded {
  readonly answered: number;
  /** Not 2xx, or no answer at all. */
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds from when a request was due until it was answered. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Asks a server one question after another, each connection from an address of its own. @param questionOf the question of a number */
export async function load(
  address: string,
  questionOf: (number: number) => string,
  { rate, connections, seconds }: Load,
): Promise<Loaded> {
  let [asked, clients] = [0, 0];
  const next = () => `/api/ask?question=${encodeURIComponent(questionOf(asked++))}`;
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    ...(rate === null ? {} : { overallRate: rate }),
    setupClient: (client) => client.setHeaders({ 'x-forwarded-for': `10.0.0.${++clients}` }),
    requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: next() }) }],
  });
  const { latency, non2xx, errors } = result;
  const answered = result['2xx'];
  return {
    answered,
    failed: non2xx + errors,
    perSecond: answered / result.duration,
    p50: latency.p50,
    p99: latency.p99,
    max: latency.max,
  };
}

/** What a server has in use and counts, by its own figures; `null` where it has none. */
interface Figures {
  /** In MB. */
  readonly memory: number | null;
  /** Questions that were read, and those that were to be read. */
  readonly read: number | null;
  readonly toRead: number | null;
}

/** Asks a server for its figures. */
export async function figuresOf(address: string): Promise<Figures> {
  const response = await fetch(`${address}/metrics`);
  const text = response.ok ? await response.text() : '';
  const valuesOf = (name: string) =>
    Array.from(text.matchAll(RegExp(`^${name} (\\S+)$`, 'gm')), ({ 1: value }) => Number(value));
  const [bytes] = valuesOf('process_resident_memory_bytes');
  const [read = null] = valuesOf('kursk_reader_questions\\{result="read"\\}');
  const all = valuesOf('kursk_reader_questions\\{result="\\w+"\\}');
  return {
    memory: bytes === undefined ? null : bytes / 2 ** 20,
    read,
    toRead: read === null ? null : all.reduce((sum, count) => sum + count, 0),
  };
}

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
