import { randomBytes } from 'node:crypto';
import { createWeb } from '../adapters/web/create-web.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { Sign } from '../core/ports/sign.ts';
import { keepSwept } from '../core/resilience/keep-swept.ts';
import { retentionOf } from '../core/resilience/retention-of.ts';
import { systemClock } from '../system/system-clock.ts';
import { VERSION } from '../version.ts';
import type { Adapter } from './adapter.ts';
import { type Examined, examine } from './examine.ts';
import { createFrontDoor } from './front-door.ts';
import { inTime } from './in-time.ts';
import { listen } from './listen.ts';
import { openAdapters, type ServiceParts } from './open-adapters.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/** For finishing what was begun, when told to stop: less than container platforms wait. In milliseconds. */
const STOPPING_TIME = 25_000;

export interface Serving extends ServiceParts, Pick<Examined, 'readerState' | 'articlesProblem'> {
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
}: Serving): Promise<void> {
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
    health: () => examine({ adapters, isConnected, store, library, articlesProblem, readerState }),
  });
  adapters.push(web);
  const server = await listen(createFrontDoor(adapters, isConnected, web.handle, report), config.server);
  const told = untilToldToStop();
  const stopping = new AbortController();
  const retention = retentionOf(config.bot.retentionDays);
  const sweeping = keepSwept({ sweep: store.sweep, retention, clock: systemClock, observe }, stopping.signal);
  let takingUp = Promise.resolve();
  try {
    adapters.push(...(await openAdapters(parts)));
    areAllConnected = true;
    const redeliveries = adapters.flatMap(({ redelivery }) => redelivery ?? []);
    takingUp = bot.keepTakingUp(redeliveries, stopping.signal);
    log.info({ platforms: adapters.map(({ name }) => name), articles: library().articles.length }, 'started');
    tell(`Ask at ${config.publicUrl ?? server.address}`);
    if (adapters.length === 1)
      tell('Slack and Discord aren’t connected: .env.example says what to set, SLACK_… and DISCORD_….');
    await told;
    log.info('stopping');
  } finally {
    stopping.abort();
    const isFinished = await inTime(STOPPING_TIME, finish());
    if (!isFinished) log.warn('stopped before all was finished');
    server.cutOff();
  }

  async function finish(): Promise<void> {
    // At once: an adapter that stops would wait for what waits for another process, which the bot leaves to that one.
    const adaptersStopped = adapters.map(({ stop }) => stop());
    await Promise.all([bot.stop(), server.close(), sweeping, takingUp, ...adaptersStopped]);
    await bot.stop();
  }
}
