import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWeb } from '../adapters/web/create-web.ts';
import { VERSION } from '../config/version.ts';
import { keepPurging, retentionOf } from '../core/inbox/retention.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { Sign } from '../core/ports/system.ts';
import { systemClock } from '../system/system-clock.ts';
import { createRouter, startHttpServer } from './http-server.ts';
import { type Adapter, type AdapterDependencies, openAdapters, openDiscord } from './platforms.ts';
import { checkReadiness, type ReadinessDependencies } from './readiness.ts';
import { finishesWithin, untilStopSignal } from './shutdown.ts';

/** For finishing what was begun, when told to stop: less than container platforms wait. In milliseconds. */
const SERVICE_STOPPING_TIMEOUT = 25_000;

export interface ServiceDependencies
  extends AdapterDependencies,
    Pick<ReadinessDependencies, 'readerState' | 'articlesProblem'> {
  readonly sign: Sign;
  readonly observe: Observe;
  /** Tells whoever started the service something, in a sentence. */
  readonly tell: (sentence: string) => void;
  /** The service in figures, as text. */
  readonly metrics: () => Promise<string>;
}

/** Serves the web and every platform that is configured on one port, until the process is told to stop. */
export async function serve({
  observe,
  tell,
  metrics,
  readerState,
  articlesProblem,
  sign,
  ...parts
}: ServiceDependencies): Promise<void> {
  const { config, log, bot, store, library } = parts;
  const adapters: Adapter[] = [];
  let areAllConnected = false;
  const isConnected = () => areAllConnected;
  const report = (error: unknown) => log.error({ err: error }, 'http-fault');
  const web = createWeb({
    ...{ bot, library, metrics, report, randomBytes, sign, clock: systemClock, version: VERSION },
    addressLimit: config.bot.channelLimit,
    proxies: config.server.proxies,
    metricsToken: config.server.metricsToken,
    health: () => checkReadiness({ adapters, isConnected, store, library, articlesProblem, readerState }),
  });
  adapters.push(web);
  const server = await startHttpServer(
    createRouter(adapters, isConnected, web.handle, report),
    config.server,
  );
  const told = untilStopSignal();
  const stopping = new AbortController();
  const retention = retentionOf(config.bot.retentionDays);
  const sweeping = keepPurging(
    { purge: store.purge, retention, clock: systemClock, observe },
    stopping.signal,
  );
  let takingUp = Promise.resolve();
  try {
    adapters.push(...(await openAdapters(parts)));
    areAllConnected = true;
    const redeliveries = adapters.flatMap(({ redelivery }) => redelivery ?? []);
    takingUp = bot.keepRecovering(redeliveries, stopping.signal);
    log.info({ platforms: adapters.map(({ name }) => name), articles: library().articles.length }, 'started');
    tell(`Ask at ${config.publicUrl ?? server.address}`);
    if (adapters.length === 1)
      tell('Slack and Discord aren’t connected: .env.example says what to set, SLACK_… and DISCORD_….');
    await told;
    log.info('stopping');
  } finally {
    stopping.abort();
    const isFinished = await finishesWithin(SERVICE_STOPPING_TIMEOUT, finish());
    if (!isFinished) log.warn('stopped before all was finished');
    server.closeAllConnections();
  }

  async function finish(): Promise<void> {
    // At once: an adapter that stops would wait for what waits for another process, which the bot leaves to that one.
    const adaptersStopped = adapters.map(({ stop }) => stop());
    await Promise.all([bot.stop(), server.close(), sweeping, takingUp, ...adaptersStopped]);
    await bot.stop();
  }
}

/** Less than the service waits for its processes. In milliseconds. */
const SHARD_STOPPING_TIMEOUT = 20_000;

/** Answers on one shard of Discord's gateway, in a process of its own, until it is told to stop or the service has died. */
export async function serveShard(parts: ServiceDependencies): Promise<void> {
  const { bot, log } = parts;
  const told = Promise.race([untilStopSignal(), untilParentEnds()]);
  const adapter = await openDiscord(parts, true);
  await told;
  const isFinished = await finishesWithin(
    SHARD_STOPPING_TIMEOUT,
    Promise.all([bot.stop(), adapter?.stop()]).then(() => {}),
  );
  if (!isFinished) log.warn('stopped before all was finished');
  // The way to discord.js's ShardingManager would keep the process alive.
  if (process.connected) process.disconnect();
}

/** Resolves when the process that started this one has ended. It would answer beside the one that takes its place. */
async function untilParentEnds(): Promise<void> {
  if (process.connected) await once(process, 'disconnect');
}
