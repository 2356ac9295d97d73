import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { finishesWithin } from '../../src/service/shutdown.ts';
import { parseDatabaseUrl } from '../../src/store/database.ts';
import { openStage, type Stage } from '../../tests/support/load/stage.ts';
import type { Tally } from '../../tests/support/load/tally.ts';
import { startPostgresServer } from '../../tests/support/postgres-server.ts';
import { mixOf } from '../load/run-load.ts';
import { openAgedStore, type StoreSize } from './aged-store.ts';

export interface DayOptions {
  readonly days: number;
  /** Of a day. */
  readonly questions: number;
  readonly store: 'sqlite' | 'postgres';
  readonly reader: 'auto' | 'off';
}

/** How the service and its store are after an hour. */
export interface Hour extends Memory, StoreSize {
  /** Asked since the start. */
  readonly asked: number;
}

export interface Days {
  readonly hours: readonly Hour[];
  readonly tally: Tally;
  /** What it took, in seconds, without what was looked at in between. */
  readonly seconds: number;
}

/** Of a day, by hour; an assumption: few at night, most before and after lunch. */
const CURVE = [1, 1, 1, 1, 1, 2, 4, 7, 11, 13, 12, 9, 8, 11, 12, 11, 9, 7, 5, 4, 3, 2, 2, 1];
const HOUR = 3_600_000;
/** Questions and claims are kept for a day. */
const RETENTION_DAYS = 1;
/** So many people wait for an answer at the same time; the next asks when one has it. */
const AT_ONCE = 16;
const TIMEOUTS = { atMost: 60_000, silence: 5_000 };

/** Sends the traffic of days as fast as one service takes it. @returns `null` where PostgreSQL is wanted and isn't installed */
export async function runDays(options: DayOptions, questions: readonly string[]): Promise<Days | null> {
  const folder = await mkdtemp(join(tmpdir(), 'kursk-day-'));
  const server = options.store === 'postgres' ? await startPostgresServer() : null;
  if (options.store === 'postgres' && server === null) return null;
  try {
    const databaseUrl = server?.url ?? `sqlite:${join(folder, 'kursk.db')}`;
    const stage = await openStage({
      databaseUrls: [databaseUrl],
      folder,
      env: {
        READER: options.reader === 'auto' ? '' : options.reader,
        EMBEDDER: options.reader === 'auto' ? '' : options.reader,
        RETENTION_DAYS: String(RETENTION_DAYS),
        QUESTIONS_PER_CHANNEL: '10000',
        QUESTIONS_PER_PERSON: '10000',
      },
      node: () => TELLS_MEMORY,
      haste: 6,
    });
    return await measure(stage, databaseUrl, options, questions).finally(stage.close);
  } finally {
    await server?.remove();
    await rm(folder, { recursive: true });
  }
}

async function measure(
  stage: Stage,
  databaseUrl: string,
  { days, questions: perDay }: DayOptions,
  questions: readonly string[],
): Promise<Days> {
  const address = parseDatabaseUrl(databaseUrl);
  const child = stage.replicas[0]?.process();
  if (address === null || child === undefined) throw new Error('A stage has a replica, and an address.');
  const store = await openAgedStore(address, RETENTION_DAYS);
  const mix = mixOf(stage.ways);
  const whole = CURVE.reduce((sum, share) => sum + share);
  const hours: Hour[] = [];
  let [asked, seconds] = [0, 0];

  async function askOne(): Promise<void> {
    asked += 1;
    const way = mix[asked % mix.length] ?? stage.ways.mention;
    const { key } = await stage.ask(way, `${questions[asked % questions.length]} (${asked})`);
    await finishesWithin(TIMEOUTS.atMost, stage.witness.untilSeen(key));
  }

  for (const share of Array(days).fill(CURVE).flat()) {
    const started = performance.now();
    const end = asked + Math.round((perDay * share) / whole);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (asked < end) await askOne();
      }),
    );
    seconds += (performance.now() - started) / 1_000;
    await store.age(HOUR);
    hours.push({ asked, ...(await memoryOf(child)), ...(await store.size()) });
  }
  await store.close();
  await stage.untilQuiet(TIMEOUTS);
  return { hours, tally: await stage.count(), seconds };
}

/** Options of Node's for a process that can be asked for its memory. */
const TELLS_MEMORY = ['--expose-gc', '--import', pathToFileURL('tests/support/report-memory.js').href];

/** In bytes, after all garbage is collected. */
interface Memory {
  readonly rss: number;
  /** The heap, and buffers outside it. */
  readonly inUse: number;
}

const memoryMessage = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

/** Asks a process for its memory. */
async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = once(child, 'message');
  child.send('memory');
  const { rss, heapUsed, external } = memoryMessage.parse((await answer)[0]);
  return { rss, inUse: heapUsed + external };
}

/** More is growth. */
const MAX_GROWTH = 1.1;

/**
 * Whether the memory in use didn't grow, after a warm-up of a third: in the last quarter of the hours from then on, it is no more than a
 * tenth above that of the first.
 */
export function isFlat(hours: readonly Pick<Hour, 'inUse'>[]): boolean {
  const warm = hours.slice(Math.floor(hours.length / 3));
  const quarter = Math.ceil(warm.length / 4);
  const total = (some: readonly Pick<Hour, 'inUse'>[]) => some.reduce((sum, { inUse }) => sum + inUse, 0);
  return total(warm.slice(-quarter)) <= MAX_GROWTH * total(warm.slice(0, quarter));
}
