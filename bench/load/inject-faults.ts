import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../../tests/support/load/stage.ts';
import type { PostgresServer } from '../../tests/support/postgres-server.ts';
import { seeded } from '../seeded.ts';

/** What happens while people ask. In seconds. */
export interface Plan {
  /** Between two ends of a replica; `null`: none ends. */
  readonly killEvery: number | null;
  /** Whether a replica is told to stop, each in its turn, instead of being killed, one by chance. */
  readonly isRolling: boolean;
  /** When the database crashes and is started again; `null`: never. */
  readonly restartDatabaseAt: number | null;
  readonly seed: number;
}

/** What has happened. */
export interface InjectedFaults {
  readonly killed: number;
  readonly stopped: number;
  readonly databaseRestarts: number;
}

/** How far from its time a replica is killed, by chance. In milliseconds: less than two kills are apart. */
const JITTER = 900;

/** Carries out a plan, until so many seconds have passed. Resolves when all is up again. */
export async function injectFaults(
  { killEvery, isRolling, restartDatabaseAt, seed }: Plan,
  seconds: number,
  { replicas }: Pick<Stage, 'replicas'>,
  database: PostgresServer,
): Promise<InjectedFaults> {
  const below = seeded(seed);
  const happened = { killed: 0, stopped: 0, databaseRestarts: 0 };
  const count = killEvery === null ? 0 : Math.ceil(seconds / killEvery) - 1;
  const ends = Array.from({ length: count }, async (_, place) => {
    const victim = replicas[isRolling ? place % replicas.length : below(replicas.length)];
    await wait((place + 1) * (killEvery ?? 0) * 1_000 + below(JITTER));
    happened[isRolling ? 'stopped' : 'killed'] += 1;
    await (isRolling ? victim?.restart() : victim?.kill());
  });
  const restart = async () => {
    if (restartDatabaseAt === null || restartDatabaseAt >= seconds) return;
    await wait(restartDatabaseAt * 1_000);
    happened.databaseRestarts += 1;
    await database.stop();
    await database.start();
  };
  await Promise.all([...ends, restart()]);
  return happened;
}
