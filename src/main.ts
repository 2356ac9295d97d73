import { randomBytes } from 'node:crypto';
import type { ServiceContext } from './commands/command-context.ts';
import { gapsCsv } from './commands/gaps-csv.ts';
import { VERSION } from './config/version.ts';
import { languagesOfArticles } from './core/answering/question-language.ts';
import { createBot } from './core/bot/bot.ts';
import type { Observe } from './core/ports/observe.ts';
import { createLogger, createLogObserver } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import { sealerOf, secretOf } from './service/secrets.ts';
import { serve, serveShard } from './service/serve.ts';
import { exitOnUncaughtError } from './service/shutdown.ts';
import { watchKeptAnswers } from './service/watch-kept-answers.ts';
import { watchLibrary, watchRetriever } from './service/watch-library.ts';
import { openStore } from './store/open-store.ts';
import { hmacSign } from './system/crypto.ts';
import { systemClock } from './system/system-clock.ts';

/** The composition root of the service: opens what it needs, runs it until it is told to stop, and closes everything. */
export async function main({
  config,
  role,
  tell,
  openCorpus,
  openRetriever,
  openReader,
  readerState,
  openEmbedder,
  embedderState,
}: ServiceContext): Promise<void> {
  const log = createLogger(config.logLevel);
  const metrics = createMetrics(VERSION);
  const observeInLog = createLogObserver(log);
  const observe: Observe = (event) => {
    observeInLog(event);
    metrics.observe(event);
  };
  const reader = await openReader();
  const retriever = await openRetriever();
  const embedder = await openEmbedder();
  exitOnUncaughtError(log, async () => {
    await Promise.all([reader?.close(), embedder?.close()]);
  });
  const stateWithoutReader = reader === null ? await readerState() : null;
  const stateWithoutEmbedder = embedder === null ? await embedderState() : null;
  const watching = new AbortController();
  const { signal } = watching;
  const corpus =
    retriever === null
      ? await watchLibrary({ config, openCorpus, log, signal, reader, embedder })
      : await watchRetriever({ retriever, config, log, signal });
  const library = () => corpus.current().library;
  const store = await openStore({
    address: config.database,
    encryptionKeys: config.encryptionKeys,
    onMadePrivate: (file) => log.warn({ file }, 'file-made-private'),
  });
  let answersEnded = Promise.resolve();
  try {
    const sign = hmacSign(await secretOf(config, store, log));
    const sealer = sealerOf(config, sign);
    const keptAnswers = watchKeptAnswers({
      ...{ store: store.keptAnswers, sealer, reader, embedder, log, signal },
      languages: () => languagesOfArticles(library().articles),
    });
    answersEnded = keptAnswers.ended;
    const bot = createBot({
      settings: { ...config.bot, publicUrl: config.publicUrl },
      library,
      answers: keptAnswers.shelves,
      ...{ store, sign, sealer },
      randomBytes,
      clock: systemClock,
      observe,
    });
    const run = role === 'shard' ? serveShard : serve;
    await run({
      ...{ config, log, bot, store, sign, sealer, observe, tell, library },
      articlesProblem: corpus.problem,
      readerState: () => reader?.state() ?? stateWithoutReader,
      embedderState: () => embedder?.state() ?? stateWithoutEmbedder,
      coverage: corpus.coverage,
      handled: metrics.handled,
      gapsCsv,
      metrics: () => metrics.text(bot.load(), reader?.counts() ?? null),
    });
  } finally {
    watching.abort();
    await corpus.ended;
    await answersEnded;
    await store.close();
  }
}
