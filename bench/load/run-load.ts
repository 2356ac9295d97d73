import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage, steadily, type Ways } from '../../tests/support/load/stage.ts';
import type { Tally } from '../../tests/support/load/tally.ts';
import type { Way } from '../../tests/support/load/ways.ts';
import { startPostgresServer } from '../../tests/support/postgres-server.ts';
import { type InjectedFaults, injectFaults, type Plan } from './inject-faults.ts';

interface LoadOptions extends Plan {
  readonly seconds: number;
  /** Questions a second, half of them on each platform. */
  readonly rate: number;
  readonly replicas: number;
  readonly reader: 'auto' | 'off';
  readonly handsOn: boolean;
  readonly haste: number;
  /** Where the logs of the replicas are kept; `null`: nowhere. */
  readonly logs: string | null;
}

export interface LoadResult extends InjectedFaults {
  readonly ways: readonly { readonly way: Pick<Way, 'platform' | 'name'>; readonly tally: Tally }[];
  readonly all: Tally;
  readonly handedOn: number;
  /** Messages that answer nothing that was asked. */
  readonly strays: number;
}

/** A process that has just started is slow at first; so is a database. */
const WARM_UP = { seconds: 10, share: 0.3 };

/** A claim that nobody holds any more ends within 45 seconds, and then a minute is enough to say that nothing comes. In milliseconds. */
const TIMEOUTS = { atMost: 90_000, silence: 15_000 };

/** Puts replicas over a PostgreSQL server of their own under load, while things go wrong. @returns `null` where PostgreSQL isn't installed */
export async function runLoad(
  options: LoadOptions,
  questions: readonly string[],
): Promise<LoadResult | null> {
  const database = await startPostgresServer();
  if (database === null) return null;
  const folder = options.logs ?? (await mkdtemp(join(tmpdir(), 'kursk-load-')));
  await mkdir(folder, { recursive: true });
  try {
    const stage = await openStage({
      databaseUrls: Array(options.replicas).fill(database.url),
      folder,
      env: {
        READER: options.reader === 'auto' ? '' : options.reader,
        EMBEDDER: options.reader === 'auto' ? '' : options.reader,
      },
      handsOn: options.handsOn,
      haste: options.haste,
    });
    try {
      const mix = mixOf(stage.ways);
      let asked = 0;
      const next = () => {
        asked += 1;
        const way = mix[asked % mix.length] ?? stage.ways.mention;
        return stage.ask(way, `${questions[asked % questions.length]} (${asked})`);
      };
      await steadily(paceOf(options.rate * WARM_UP.share, WARM_UP.seconds), next);
      stage.startCounting();
      const [disasters] = await Promise.all([
        injectFaults(options, options.seconds, stage, database),
        steadily(paceOf(options.rate, options.seconds), next),
      ]);
      await stage.untilQuiet(TIMEOUTS);
      return { ...disasters, ...(await resultOf(stage, mix)) };
    } finally {
      await stage.close();
    }
  } finally {
    await database.remove();
    if (options.logs === null) await rm(folder, { recursive: true });
  }
}

const paceOf = (perSecond: number, seconds: number) => ({ perSecond, times: perSecond * seconds });

async function resultOf(stage: Stage, mix: readonly Way[]): Promise<Omit<LoadResult, keyof InjectedFaults>> {
  const ways = [...new Set(mix)].map(async (way) => ({ way, tally: await stage.count([way]) }));
  return {
    ways: await Promise.all(ways),
    all: await stage.count(),
    handedOn: stage.handedOn(),
    strays: stage.witness.strays(),
  };
}

/** How people ask, one after the other, again and again: half of them on each platform; an assumption, not a measurement. */
export function mixOf({ mention, direct, slash, shortcut, command, menu }: Ways): Way[] {
  return [
    ...[mention, command, slash, command, mention, command, direct, command, slash, menu],
    ...[mention, command, slash, command, shortcut, command, mention, command, direct, command],
  ];
}
