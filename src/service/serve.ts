import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWeb } from '../adapters/web/create-web.ts';
import type { AdminDependencies } from '../adapters/web/web-dependencies.ts';
import { VERSION } from '../config/version.ts';
import { createAnswerGap } from '../core/bot/kept/answer-gap.ts';
import { keepPurging, retentionOf } from '../core/inbox/retention.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { Sign, TextSealer } from '../core/ports/system.ts';
import { systemClock } from '../system/system-clock.ts';
import { createRouter, startHttpServer } from './http-server.ts';
import { type Adapter, type AdapterDependencies, openAdapters, openDiscord } from './platforms.ts';
import { createCheckReadiness, type ReadinessDependencies } from './readiness.ts';
import {
  finishesWithin,
  SERVICE_STOPPING_TIMEOUT,
  SHARD_STOPPING_TIMEOUT,
  untilStopSignal,
} from './shutdown.ts';

/** What a process is for: the whole service, or one shard of Discord's gateway. */
export type ServiceRole = 'service' | 'shard';

export interface ServiceDependencies
  extends AdapterDependencies,
    Pick<AdminDependencies, 'handled' | 'gapsCsv'>,
    Pick<ReadinessDependencies, 'readerState' | 'embedderState' | 'coverage' | 'articlesProblem'> {
  readonly sign: Sign;
  readonly sealer: TextSealer;
  readonly observe: Observe;
  /** Shows a sentence to whoever started the service. */
  readonly tell: (sentence: string) => void;
  /** The metrics, in the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
}

/**
 * Serves the web page and every configured platform on one port, until the process is told to stop; then shuts down gracefully.
 * The HTTP server listens before the platforms are connected, so that probes are answered from the start.
 */
export async function serve({
  observe,
  tell,
  metrics,
  handled,
  gapsCsv,
  readerState,
  embedderState,
  coverage,
  articlesProblem,
  sign,
  sealer,
  ...dependencies
}: ServiceDependencies): Promise<void> {
  const { config, log, bot, store, library } = dependencies;
  const adapters: Adapter[] = [];
  let areAllConnected = false;
  const isConnected = () => areAllConnected;
  const report = (error: unknown) => log.error({ err: error }, 'http-fault');
  const web = createWeb({
    ...{ bot, library, metrics, report, randomBytes, sign, clock: systemClock, version: VERSION },
    addressLimit: config.bot.channelLimit,
    publicUrl: config.publicUrl,
    allowedHosts: [...config.server.allowedHosts, config.server.host],
    proxies: config.server.proxies,
    metricsToken: config.server.metricsToken,
    admin:
      config.server.adminToken === null
        ? null
        : {
            ...{ token: config.server.adminToken, records: store, handled, gapsCsv },
            answerGap: createAnswerGap({ store, sealer, sign, randomBytes, clock: systemClock, observe }),
          },
    health: createCheckReadiness({
      ...{ adapters, isConnected, store, library, articlesProblem },
      ...{ readerState, embedderState, coverage },
    }),
  });
  adapters.push(web);
  const server = await startHttpServer(createRouter(adapters, isConnected, web, report), config.server);
  const stopSignal = untilStopSignal();
  const stopping = new AbortController();
  const retention = retentionOf(config.bot.retentionDays);
  const purging = keepPurging(
    { purge: store.purge, retention, clock: systemClock, observe },
    stopping.signal,
  );
  let recovery = Promise.resolve();
  let telling = Promise.resolve();
  try {
    adapters.push(...(await openAdapters({ ...dependencies, sign, gate: web.gate })));
    areAllConnected = true;
    const redeliveries = adapters.flatMap(({ redelivery }) => redelivery ?? []);
    recovery = bot.keepRecovering(redeliveries, stopping.signal);
    telling = bot.keepTelling(redeliveries, stopping.signal);
    log.info({ platforms: adapters.map(({ name }) => name), articles: library().articles.length }, 'started');
    tell(`Ask at ${config.publicUrl ?? server.address}`);
    if (config.slack === null && config.discord === null)
      tell(
        'Slack and Discord aren’t connected: to connect them, set SLACK_… or DISCORD_… as .env.example describes.',
      );
    await stopSignal;
    log.info('stopping');
  } finally {
    stopping.abort();
    const isDrained = await finishesWithin(SERVICE_STOPPING_TIMEOUT, drain());
    if (!isDrained) log.warn('stopped before all was finished');
    server.closeAllConnections();
  }

  async function drain(): Promise<void> {
    // All at once: an adapter waits for its requests, and some of those wait for another process until the bot is told to stop.
    const adaptersStopped = adapters.map(({ stop }) => stop());
    await Promise.all([bot.stop(), server.close(), purging, recovery, telling, ...adaptersStopped]);
    // Adapters may have handed over more requests while they stopped.
    await bot.stop();
  }
}

/** Answers on one shard of Discord's gateway, in a process of its own, until it is told to stop or its parent process ends. */
export async function serveShard(dependencies: ServiceDependencies): Promise<void> {
  const { bot, log } = dependencies;
  const stopSignal = Promise.race([untilStopSignal(), untilParentEnds()]);
  const adapter = await openDiscord(dependencies, true);
  await stopSignal;
  const isDrained = await finishesWithin(SHARD_STOPPING_TIMEOUT, Promise.all([bot.stop(), adapter?.stop()]));
  if (!isDrained) log.warn('stopped before all was finished');
  // The channel to discord.js's ShardingManager would keep the process alive.
  if (process.connected) process.disconnect();
}

/** Without it, an orphaned shard would answer beside the one that replaces it. */
async function untilParentEnds(): Promise<void> {
  if (process.connected) await once(process, 'disconnect');
}
