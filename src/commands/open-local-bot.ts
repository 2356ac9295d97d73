import { randomBytes } from 'node:crypto';
import { printable } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import { type Bot, createBot } from '../core/bot/bot.ts';
import { NO_ANSWERS } from '../core/bot/kept/answer-shelves.ts';
import type { Library } from '../core/bot/library.ts';
import { withoutStore } from '../core/bot/without-store.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { createBackgroundEmbedding } from '../service/background-embedding.ts';
import { createDatabaseLibrary, createMemoryLibrary } from '../service/configured-library.ts';
import { createSealer } from '../store/sealer.ts';
import { hmacSign } from '../system/crypto.ts';
import { systemClock } from '../system/system-clock.ts';
import { type CommandContext, describeFault } from './command-context.ts';

const SECRET_BYTES = 32;

/** A bot for the one person who started the program. Stores nothing. */
export interface LocalBot {
  readonly bot: Bot;
  readonly library: Library;
  /** Tells that person of a fault of the program. */
  readonly report: (error: unknown) => void;
  readonly stop: () => Promise<void>;
}

/** @param paths of the articles; without paths, the configured ones */
export async function openLocalBot(context: CommandContext, paths: readonly string[]): Promise<LocalBot> {
  const { terminal, config, openRetriever } = context;
  const retriever = paths.length > 0 ? null : await openRetriever();
  const { library, stop } =
    retriever === null ? await openInMemory(context, paths) : await openInDatabase(retriever, config);
  const report = (error: unknown) => {
    terminal.errors.write(`kursk: ${printable(describeFault(error))}\n`);
  };
  const bot = createBot({
    settings: { ...config.bot, publicUrl: config.publicUrl, retentionDays: 0 },
    library: () => library,
    answers: NO_ANSWERS,
    store: withoutStore(systemClock),
    // Nothing is stored, so nothing needs encryption.
    sealer: createSealer([]),
    sign: hmacSign(randomBytes(SECRET_BYTES).toString('base64url')),
    randomBytes,
    clock: systemClock,
    observe(event) {
      if (event.kind === 'fault') report(event.error);
    },
  });
  return { bot, library, report, stop };
}

type OpenLibrary = Pick<LocalBot, 'library' | 'stop'>;

/** Embeds what has no vector yet while nobody waits for an answer. */
async function openInMemory(
  { openCorpus, openReader, openEmbedder, config }: CommandContext,
  paths: readonly string[],
): Promise<OpenLibrary> {
  const opened = await openCorpus(paths);
  const embedding = createBackgroundEmbedding({ reader: await openReader(), embedder: await openEmbedder() });
  embedding.start(opened);
  return { library: createMemoryLibrary(opened, config, Infinity), stop: embedding.stop };
}

async function openInDatabase(retriever: Retriever, config: Config): Promise<OpenLibrary> {
  const catalog = await retriever.catalog();
  return {
    library: await createDatabaseLibrary(retriever, catalog, config, Infinity),
    stop: async () => {},
  };
}
