import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { chat } from '../adapters/terminal/handlers/chat.ts';
import { printable } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import { createBot } from '../core/bot/bot.ts';
import type { Library } from '../core/bot/library.ts';
import { withoutStore } from '../core/bot/without-store.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { createBackgroundEmbedding } from '../service/background-embedding.ts';
import { createDatabaseLibrary, createMemoryLibrary } from '../service/configured-library.ts';
import { createSealer } from '../store/sealer.ts';
import { hmacSign } from '../system/crypto.ts';
import { systemClock } from '../system/system-clock.ts';
import { type CommandContext, corpusOption, describeFault } from './command-context.ts';

const SECRET_BYTES = 32;

/** `kursk chat`: answers questions until the input ends. Stores nothing. */
export function chatCommand(context: CommandContext): Command {
  const { terminal, config, openRetriever } = context;
  return new Command('chat')
    .description('ask one question after another')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const retriever = corpus.length > 0 ? null : await openRetriever();
      const { library, stop } =
        retriever === null ? await openInMemory(context, corpus) : await openInDatabase(retriever, config);
      const observe: Observe = (event) => {
        if (event.kind === 'fault')
          terminal.errors.write(`kursk: ${printable(describeFault(event.error))}\n`);
      };
      const bot = createBot({
        settings: { ...config.bot, publicUrl: config.publicUrl, retentionDays: 0 },
        library: () => library,
        store: withoutStore(systemClock),
        // Nothing is stored, so nothing needs encryption.
        sealer: createSealer([]),
        sign: hmacSign(randomBytes(SECRET_BYTES).toString('base64url')),
        randomBytes,
        clock: systemClock,
        observe,
      });
      await chat(terminal, bot).finally(stop);
    });
}

interface OpenLibrary {
  readonly library: Library;
  readonly stop: () => Promise<void>;
}

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
