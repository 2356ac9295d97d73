import { setTimeout as wait } from 'node:timers/promises';
import { english } from '../../src/core/bot/wording/english.ts';
import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import { percentile } from '../speed/percentile.ts';
import type { Sent } from './send-steadily.ts';

/** After the last request, for its answer. In seconds. */
const TIMEOUT = 20;

const APOLOGIES: ReadonlySet<string> = new Set([english.busy, english.failed, english.tookTooLong]);

/** Waits until all that was sent is answered, or for so long; and a second more, for whatever is said twice. */
export async function untilAnswered(at: ReplyFor, sent: readonly Sent[]): Promise<void> {
  for (let tenths = 0; tenths < TIMEOUT * 10; tenths++) {
    if (sent.every(({ key }) => at(key) !== undefined)) break;
    await wait(100);
  }
  await wait(1_000);
}

/** How soon what was sent got its first response, and what it was answered with. @param isAnswering whether answers are due */
export function countAnswers(
  at: ReplyFor,
  sent: readonly Sent[],
  isAnswering: boolean,
): Omit<AppLoad, 'app'> {
  const milliseconds = sent.map((one) => one.milliseconds);
  const replies = sent.flatMap(({ key }) => at(key) ?? []);
  const apologies = replies.filter(({ text }) => APOLOGIES.has(text)).length;
  return {
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    sent: sent.length,
    refused: sent.filter(({ status }) => status !== 200).length,
    answered: replies.length - apologies,
    apologies,
    missing: isAnswering ? sent.length - replies.length : 0,
    doubled: replies.filter(({ times }) => times > 1).length,
  };
}

/** What something that was sent was answered with. */
export interface SinkReply {
  readonly times: number;
  /** The text of the first. */
  readonly text: string;
}

/** What was answered, by what the answer is known by. */
export type ReplyFor = (key: string) => SinkReply | undefined;

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
