import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { chat } from '../adapters/terminal/chat.ts';
import { createBot } from '../core/bot.ts';
import type { Observe } from '../core/ports/observe.ts';
import { withoutStore } from '../core/resilience/without-store.ts';
import { createSealer } from '../store/sealer.ts';
import { hmacSign } from '../system/hmac-sign.ts';
import { systemClock } from '../system/system-clock.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';
import { faultSentence } from './fault-sentence.ts';
import { libraryOf } from './library-of.ts';
import { retrievedLibrary } from './retrieved-library.ts';

const SECRET_BYTES = 32;

/** `kursk chat`: questions and answers until the input ends. Nothing of them is kept. */
export function chatCommand({ terminal, config, openCorpus, openRetriever }: CommandContext): Command {
  return new Command('chat')
    .description('ask one question after another')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const retriever = corpus.length > 0 ? null : await openRetriever();
      const library =
        retriever === null
          ? libraryOf(await openCorpus(corpus), config, Infinity)
          : await retrievedLibrary(retriever, await retriever.shelf(), config, Infinity);
      const observe: Observe = (event) => {
        if (event.kind === 'fault') terminal.errors.write(`kursk: ${faultSentence(event.error)}\n`);
      };
      const bot = createBot({
        settings: { ...config.bot, publicUrl: config.publicUrl, retentionDays: 0 },
        library: () => library,
        store: withoutStore(systemClock),
        // Nothing is kept, so that nothing is sealed.
        sealer: createSealer([]),
        sign: hmacSign(randomBytes(SECRET_BYTES).toString('base64url')),
        randomBytes,
        clock: systemClock,
        observe,
      });
      await chat(terminal, bot);
    });
}
