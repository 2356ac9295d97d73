import { randomBytes } from 'node:crypto';
import type { CommandContext } from './commands/command-context.ts';
import { createBot } from './core/bot.ts';
import type { Observe } from './core/ports/observe.ts';
import { createLog } from './log.ts';
import { logEvents } from './log-events.ts';
import { createMetrics } from './service/create-metrics.ts';
import { endOnFault } from './service/end-on-fault.ts';
import { sealerOf } from './service/sealer-of.ts';
import { secretOf } from './service/secret-of.ts';
import { type Serving, serve } from './service/serve.ts';
import { watchLibrary } from './service/watch-library.ts';
import { watchRetriever } from './service/watch-retriever.ts';
import { openStore } from './store/open-store.ts';
import { hmacSign } from './system/hmac-sign.ts';
import { systemClock } from './system/system-clock.ts';
import { VERSION } from './version.ts';

export interface MainContext
  extends Pick<CommandContext, 'config' | 'openCorpus' | 'openRetriever' | 'openReader' | 'readerState'> {
  /** Tells whoever starts the service something, in a sentence. */
  readonly tell: (sentence: string) => void;
  /** What the service does once it is put together; everything, unless this process is for a part of it. */
  readonly run?: (serving: Serving) => Promise<void>;
}

/** The service, put together: it answers on the web and on every platform that is configured, until it is told to stop. */
export async function main({ config, tell, run = serve, ...context }: MainContext): Promise<void> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics(VERSION);
  const tellLog = logEvents(log);
  const observe: Observe = (event) => {
    tellLog(event);
    metrics.observe(event);
  };
  const reader = await context.openReader();
  endOnFault(log, async () => reader?.close());
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
