import { createServer } from 'node:http';
import {
  connectSlack,
  type SlackAdapter,
  type SlackOptions,
} from '../../../src/adapters/slack/connect-slack.ts';
import type { Bot } from '../../../src/core/bot/bot.ts';
import { isReachable } from '../../../src/system/is-reachable.ts';
import { systemClock } from '../../../src/system/system-clock.ts';
import { HANGS } from '../hangs.ts';
import { listenOn } from '../loopback.ts';
import { memoryStore } from '../memory-store.ts';
import type { LoopbackSlack } from './loopback-slack.ts';
import { type PayloadKind, postSigned } from './signed-requests.ts';
import { APP_TOKEN, SIGNING_SECRET, TEAM } from './teams.ts';

export type TransportKind = 'socket' | 'http';

const SUGGESTED = ['Who runs the mill?', 'What does the mill grind?'];

export interface Told {
  readonly level: string;
  readonly what: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The adapter at work, as Slack reaches it. */
export interface RunningSlack {
  readonly adapter: SlackAdapter;
  /** What the operator was told. */
  readonly told: readonly Told[];
  /** Where its addresses are served, without a slash at the end. */
  readonly base: string;
  /** Delivers over the transport. @returns whether it was acknowledged, and with what */
  readonly deliver: (kind: PayloadKind, payload: object) => Promise<{ ok: boolean; answer: unknown }>;
  /** Delivers, and resolves when the bot has dealt with it. */
  readonly deal: (kind: PayloadKind, payload: object) => Promise<void>;
  readonly acknowledged: () => number;
  readonly stop: () => Promise<void>;
}

/** Connects a bot to the pretended Slack. */
export async function runSlack(
  slack: LoopbackSlack,
  bot: Bot,
  transport: TransportKind,
  {
    suggested = SUGGESTED,
    ...parts
  }: Partial<Omit<SlackOptions, 'bot'>> & {
    /** What is offered everywhere; `null`: what the bot offers. */
    readonly suggested?: readonly string[] | null;
  } = {},
): Promise<RunningSlack> {
  const told: Told[] = [];
  const handled: Promise<void>[] = [];
  let acknowledged = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://any');
    const route = adapter.routes.find(({ path }) => path === pathname);
    if (route === undefined) response.writeHead(404).end();
    else route.handle(request, response);
  });
  const base = await listenOn(server);
  const adapter = await connectSlack({
    config: {
      transport:
        transport === 'socket'
          ? { kind: 'socket', appToken: APP_TOKEN }
          : { kind: 'http', signingSecret: SIGNING_SECRET },
      access: { kind: 'one', botToken: TEAM.token },
      apiUrl: slack.apiUrl,
      admins: ['U0ADMIN01'],
    },
    settings: { commandName: 'kursk', listens: 'mentions', helpChannels: false, publicUrl: null },
    installations: memoryStore(systemClock).installations,
    clock: systemClock,
    isReachable,
    // An answer that a busy machine is slow to acknowledge would be followed by an apology.
    callTimeout: HANGS,
    log: (level, what, details = {}) => {
      told.push({ level, what, details });
    },
    ...parts,
    bot: {
      ...bot,
      browse: async (place) => {
        const offer = await bot.browse(place);
        return suggested === null ? offer : { ...offer, questions: suggested, typeAhead: suggested };
      },
      handle(request, ...delivery) {
        const work = bot.handle(request, ...delivery);
        handled.push(work);
        return work;
      },
    },
  });

  async function deliver(kind: PayloadKind, payload: object): Promise<{ ok: boolean; answer: unknown }> {
    if (kind === 'events_api') slack.record.wrote(Object(payload).event);
    const received = transport === 'socket' ? await overSocket(kind, payload) : await overHttp(kind, payload);
    if (received.ok) acknowledged += 1;
    return received;
  }

  async function overSocket(kind: PayloadKind, payload: object): Promise<{ ok: boolean; answer: unknown }> {
    const ack = await slack.sockets.deliver(kind, payload);
    return { ok: ack !== null, answer: ack?.payload };
  }

  async function overHttp(kind: PayloadKind, payload: object): Promise<{ ok: boolean; answer: unknown }> {
    const response = await postSigned(`${base}/slack/events`, kind, payload);
    const text = await response.text();
    return { ok: response.ok, answer: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    adapter,
    told,
    base,
    deliver,
    async deal(kind, payload) {
      const before = handled.length;
      await deliver(kind, payload);
      // What is ignored isn't handed to the bot at all.
      for (let turns = 0; handled.length === before && turns < 100; turns++)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await Promise.all(handled.slice(before));
    },
    acknowledged: () => acknowledged,
    async stop() {
      await adapter.stop();
      await bot.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
