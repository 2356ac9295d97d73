import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import type { Ask } from '../../src/core/answering/ask.ts';
import type { Request } from '../../src/core/bot/request.ts';
import { createSealedRequests } from '../../src/core/inbox/recovery.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import { createSealer } from '../../src/store/sealer.ts';
import { percentile } from '../speed/percentile.ts';

/** What the bot does around an answer, and the answer itself. */
const STAGES = ['claim', 'limit', 'answer', 'log', 'complete'] as const;
export type Stage = (typeof STAGES)[number];

/** In milliseconds; `null` of too few. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

interface StoreMeasurement {
  readonly stages: Readonly<Record<Stage, Latency>>;
  /** Claim, limit and log together: what is added to an answer. */
  readonly added: Latency;
  /** From the event to the answer that is logged. */
  readonly whole: Latency;
}

/** Asked beforehand, so that code is compiled and connections are made. */
const WARM_UP = 200;
/** More than are ever asked: nobody is refused. */
const LIMIT = { tokens: 1_000_000, per: 86_400_000 };
/** In milliseconds. */
const LEASE = 60_000;

const requests = createSealedRequests(createSealer([createSecretKey(randomBytes(32))]));
const ADDRESS = JSON.stringify({
  user: 'U012AB3CDE4',
  channel: 'C012AB3CDE4',
  way: {
    kind: 'url',
    url: 'https://hooks.slack.com/commands/T012AB3CDE4/1234567890123/aB3dE5fG7hI9jK1lM3nO5pQ7',
  },
  installation: { teamId: 'T012AB3CDE4', isEnterpriseInstall: false },
});

/**
 * Asks so many questions, one after the other, as many people would.
 *
 * @param store where each event is claimed, counted and logged; `null`: nowhere
 */
export async function measureStore(
  ask: Ask,
  store: Store | null,
  questions: readonly string[],
  timed: number,
): Promise<StoreMeasurement> {
  const runs: Record<Stage, number>[] = [];
  for (let run = -WARM_UP; run < timed; run += 1) {
    const question = questions[(run + WARM_UP) % questions.length] ?? '';
    const times = await timeOne(ask, store, question, `person${run % 50}`);
    if (run >= 0) runs.push(times);
  }
  const latencyOf = (...stages: readonly Stage[]): Latency => {
    const sums = runs.map((times) => stages.reduce((sum, stage) => sum + times[stage], 0));
    return { p50: percentile(sums, 0.5), p99: percentile(sums, 0.99) };
  };
  return {
    stages: {
      claim: latencyOf('claim'),
      limit: latencyOf('limit'),
      answer: latencyOf('answer'),
      log: latencyOf('log'),
      complete: latencyOf('complete'),
    },
    added: latencyOf('claim', 'limit', 'log'),
    whole: latencyOf('claim', 'limit', 'answer', 'log'),
  };
}

async function timeOne(
  ask: Ask,
  store: Store | null,
  text: string,
  person: string,
): Promise<Record<Stage, number>> {
  const event = randomUUID();
  const request: Request = {
    event,
    asker: { id: person, name: 'Somebody', isAdmin: false, locale: null },
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null },
    action: { kind: 'ask', question: text, way: 'command' },
  };
  const [claim, claiming] = await timed(async () =>
    store?.claim(event, LEASE, { person, sealed: requests.seal(event, { request, address: ADDRESS }) }),
  );
  const [, limiting] = await timed(async () => store?.takeToken(`person:${person}`, LIMIT));
  const [answer, answering] = await timed(() => ask(text));
  const [, logging] = await timed(async () =>
    store?.questions.record({
      id: event.slice(-11),
      at: Date.now(),
      place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: event },
      person,
      audience: 'everyone',
      text,
      outcome: answer.status === 'invalid-question' ? 'not-in-corpus' : answer.status,
      confidence: answer.confidence,
      engine: answer.engine,
      nearest: null,
    }),
  );
  const [, completing] = await timed(async () => {
    if (claim?.outcome === 'mine') await claim.complete();
  });
  return { claim: claiming, limit: limiting, answer: answering, log: logging, complete: completing };
}

/** What work comes to, and how long it took, in milliseconds. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

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
