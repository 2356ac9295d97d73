import { createWeb } from '../adapters/web/create-web.ts';
import type { Observe } from '../core/ports/observe.ts';
import { keepSwept } from '../core/resilience/keep-swept.ts';
import { retentionOf } from '../core/resilience/retention-of.ts';
import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import { createFrontDoor } from './front-door.ts';
import { inTime } from './in-time.ts';
import { listen } from './listen.ts';
import { openAdapters, type ServiceParts } from './open-adapters.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/** For finishing what was begun, when told to stop: less than container platforms wait. In milliseconds. */
const STOPPING_TIME = 25_000;

/** Serves the web and every platform that is configured on one port, until the process is told to stop. */
export async function serve(
  parts: ServiceParts,
  observe: Observe,
  tell: (sentence: string) => void,
): Promise<void> {
  const { config, log, bot, store, library } = parts;
  const web = createWeb();
  const adapters: Adapter[] = [web];
  const report = (error: unknown) => log.error({ err: error }, 'http-fault');
  const server = await listen(createFrontDoor(adapters, web.handle, report), config.server);
  const told = untilToldToStop();
  const stopping = new AbortController();
  const retention = retentionOf(config.bot.retentionDays);
  const sweeping = keepSwept({ sweep: store.sweep, retention, clock: systemClock, observe }, stopping.signal);
  try {
    adapters.push(...(await openAdapters(parts)));
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
    await Promise.all([server.close(), sweeping, ...adapters.map(({ stop }) => stop())]);
    await bot.stop();
  }
}
