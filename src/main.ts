import { randomBytes } from 'node:crypto';
import type { CommandContext } from './commands/command-context.ts';
import { VERSION } from './config/version.ts';
import { createBot } from './core/bot/bot.ts';
import type { Observe } from './core/ports/observe.ts';
import { createLogger, createLogObserver } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import { sealerOf, secretOf } from './service/secrets.ts';
import { type ServiceDependencies, serve } from './service/serve.ts';
import { exitOnUncaughtError } from './service/shutdown.ts';
import { watchLibrary, watchRetriever } from './service/watch-library.ts';
import { openStore } from './store/open-store.ts';
import { hmacSign } from './system/crypto.ts';
import { systemClock } from './system/system-clock.ts';

export interface MainContext
  extends Pick<CommandContext, 'config' | 'openCorpus' | 'openRetriever' | 'openReader' | 'readerState'> {
  /** Tells whoever starts the service something, in a sentence. */
  readonly tell: (sentence: string) => void;
  /** What the service does once it is put together; everything, unless this process is for a part of it. */
  readonly run?: (serving: ServiceDependencies) => Promise<void>;
}

/** The service, put together: it answers on the web and on every platform that is configured, until it is told to stop. */
export async function main({ config, tell, run = serve, ...context }: MainContext): Promise<void> {
  const log = createLogger(config.logLevel);
  const metrics = createMetrics(VERSION);
  const tellLog = createLogObserver(log);
  const observe: Observe = (event) => {
    tellLog(event);
    metrics.observe(event);
  };
  const reader = await context.openReader();
  exitOnUncaughtError(log, async () => reader?.close());
  const unread = reader === null ? await context.readerState() : null;
  const watching = new AbortController();
  const { openCorpus, openRetriever } = context;
  const retriever = await openRetriever();
  const { signal } = watching;
  const corpus =
    retriever === null
      ? await watchLibrary({ config, openCorpus, log, signal })
      : await watchRetriever({ retriever, config, log, signal });
  const library = () => corpus.current().library;
  const store = await openStore({ address: config.database, encryptionKeys: config.encryptionKeys });
  try {
    const sign = hmacSign(await secretOf(config, store, log));
    const bot = createBot({
      settings: { ...config.bot, publicUrl: config.publicUrl },
      library,
      store,
      sign,
      sealer: sealerOf(config, sign),
      randomBytes,
      clock: systemClock,
      observe,
    });
    await run({
      ...{ config, log, bot, store, sign, observe, tell },
      library,
      articlesProblem: corpus.problem,
      readerState: () => reader?.state() ?? unread,
      metrics: () => metrics.text(bot.load(), reader?.counts() ?? null),
    });
  } finally {
    watching.abort();
    await corpus.ended;
    await store.close();
  }
}
