import { mkdir } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { APPLICATION } from '../discord/ids.ts';
import { PUBLIC_KEY } from '../discord/sign-interaction.ts';
import { SIGNING_SECRET, TEAM } from '../slack/teams.ts';
import { type Asked, ask } from './ask.ts';
import { openBalancer } from './balancer.ts';
import { openDiscordSink } from './discord-sink.ts';
import { discordWays } from './discord-ways.ts';
import { type Replica, startReplica } from './replica.ts';
import { NO_TROUBLE, type Sink, type Trouble } from './sink.ts';
import { openSlackSink } from './slack-sink.ts';
import { slackWays } from './slack-ways.ts';
import { type Tally, tally } from './tally.ts';
import type { Way } from './ways.ts';
import { createWitness, type Witness } from './witness.ts';

/** The ways to ask. */
export type Ways = ReturnType<typeof slackWays> & ReturnType<typeof discordWays>;

/** Replicas of the bot, each a process of its own, behind a load balancer and between both platforms. */
export interface Stage {
  readonly replicas: readonly Replica[];
  readonly ways: Ways;
  readonly witness: Witness;
  /** Asks, and delivers again as the platform does. Resolves when it isn't delivered any more. */
  readonly ask: (way: Way, question: string) => Promise<Asked>;
  /** What was asked until now isn't counted. */
  readonly startCounting: () => void;
  /** What is wrong with the platforms' APIs from now on. */
  readonly setTrouble: (trouble: Trouble) => void;
  /** Waits until all is answered, or for so long; then until nothing was said for a while, so that what is said twice is seen. */
  readonly untilQuiet: (patience: Quiet) => Promise<void>;
  /** What became of what was asked in these ways; in all, unless they are named. */
  readonly count: (ways?: readonly Way[]) => Promise<Tally>;
  /** Requests that one replica broke off and another took. */
  readonly handedOn: () => number;
  /** @returns the exit codes of the replicas */
  readonly close: () => Promise<(number | null)[]>;
}

/** In milliseconds. */
export interface Quiet {
  readonly atMost: number;
  readonly silence: number;
}

export interface StageOptions {
  /** As each replica has it. */
  readonly databaseUrls: readonly string[];
  /** For the logs of the replicas. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node's own, by the number of a replica. */
  readonly node?: (replica: number) => readonly string[];
  /** Whether the balancer hands on what a replica has broken off. */
  readonly handsOn?: boolean;
  /** So many times sooner than it does, Slack delivers again. */
  readonly haste: number;
}

/** Sets all up. Resolves when every replica is ready. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { databaseUrls, folder, env = {}, node = () => [], handsOn = true, haste } = options;
  const asked = new Map<string, Promise<Asked>>();
  const witness = createWitness();
  let trouble = NO_TROUBLE;
  let uncounted = 0;
  const slack = await openSlackSink(witness, (call) => trouble(call));
  const discord = await openDiscordSink(
    witness,
    async (token) => (await asked.get(token))?.by !== null,
    (call) => trouble(call),
  );
  const replicas = await Promise.all(
    databaseUrls.map(async (url, number) => {
      const name = 'abcdefgh'.charAt(number);
      await mkdir(join(folder, name));
      return startReplica(name, {
        folder: join(folder, name),
        node: node(number),
        env: { ...environmentOf(slack, discord), DATABASE_URL: url, ...env },
      });
    }),
  );
  const balancer = await openBalancer(replicas, { handsOn });
  const agent = new Agent({ keepAlive: true });
  const killed = () => new Map(replicas.flatMap((replica) => [...replica.killed]));
  const isAnswered = (key: string) => witness.seenAt(key).length > 0;

  return {
    replicas,
    ways: { ...slackWays(slack.base), ...discordWays() },
    witness,
    ask(way, text) {
      const question = way.ask(asked.size, text);
      const work = ask(way, question, { base: balancer.base, witness, haste, agent });
      asked.set(question.key, work);
      return work;
    },
    startCounting() {
      uncounted = asked.size;
    },
    setTrouble(given) {
      trouble = given;
    },
    async untilQuiet({ atMost, silence }) {
      const end = performance.now() + atMost;
      while (performance.now() < end && ![...asked.keys()].every(isAnswered)) await wait(100);
      while (performance.now() < witness.lastSeen() + silence) await wait(100);
    },
    async count(ways) {
      const all = await Promise.all([...asked.values()].slice(uncounted));
      const counted = all.filter(({ way }) => ways === undefined || ways.includes(way));
      return tally(counted, witness, killed());
    },
    handedOn: balancer.handedOn,
    async close() {
      const codes = await Promise.all(replicas.map((replica) => replica.stop()));
      agent.destroy();
      await Promise.all([balancer.close(), slack.close(), discord.close()]);
      return codes;
    },
  };
}

/** What all replicas have in common: the platforms, and the operator's secret. */
function environmentOf(slack: Sink, discord: Sink): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: TEAM.token,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.base}/api/`,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_PUBLIC_KEY: PUBLIC_KEY,
    DISCORD_API_URL: `${discord.base}/api`,
    SIGNING_SECRET: 'what every replica of this stage signs its buttons with',
    READER: 'off',
    EMBEDDER: 'off',
  };
}

/** Does something so many times, so often a second, whether earlier ones are done or not. Resolves when all are. */
export async function steadily(
  { times, perSecond }: { times: number; perSecond: number },
  work: () => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  const begun: Promise<unknown>[] = [];
  for (let place = 0; place < times; place++) {
    await wait(Math.max(0, started + (place * 1_000) / perSecond - performance.now()));
    begun.push(work());
  }
  await Promise.all(begun);
}
