import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { chat } from '../adapters/terminal/handlers/chat.ts';
import { printable } from '../adapters/terminal/terminal.ts';
import { createBot } from '../core/bot/bot.ts';
import { withoutStore } from '../core/bot/without-store.ts';
import type { Observe } from '../core/ports/observe.ts';
import { createDatabaseLibrary, createMemoryLibrary } from '../service/configured-library.ts';
import { createSealer } from '../store/sealer.ts';
import { hmacSign } from '../system/crypto.ts';
import { systemClock } from '../system/system-clock.ts';
import { type CommandContext, corpusOption, describeFault } from './command-context.ts';

const SECRET_BYTES = 32;

/** `kursk chat`: answers questions until the input ends. Stores nothing. */
export function chatCommand({ terminal, config, openCorpus, openRetriever }: CommandContext): Command {
  return new Command('chat')
    .description('ask one question after another')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const retriever = corpus.length > 0 ? null : await openRetriever();
      const library =
        retriever === null
          ? createMemoryLibrary(await openCorpus(corpus), config, Infinity)
          : await createDatabaseLibrary(retriever, await retriever.catalog(), config, Infinity);
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
      await chat(terminal, bot);
    });
}
