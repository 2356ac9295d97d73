import { randomBytes } from 'node:crypto';
import type { CommandContext } from './commands/command-context.ts';
import { libraryOf } from './commands/library-of.ts';
import { createBot } from './core/bot.ts';
import { createLog } from './log.ts';
import { logEvents } from './log-events.ts';
import { endOnFault } from './service/end-on-fault.ts';
import { secretOf } from './service/secret-of.ts';
import { serve } from './service/serve.ts';
import { openStore } from './store/open-store.ts';
import { hmacSign } from './system/hmac-sign.ts';
import { systemClock } from './system/system-clock.ts';

export interface MainContext extends Pick<CommandContext, 'config' | 'openCorpus' | 'openReader'> {
  /** Tells whoever starts the service something, in a sentence. */
  readonly tell: (sentence: string) => void;
}

/** The service, put together: it answers on the web and on every platform that is configured, until it is told to stop. */
export async function main({ config, openCorpus, openReader, tell }: MainContext): Promise<void> {
  const log = createLog(config.logLevel);
  const observe = logEvents(log);
  endOnFault(log, async () => (await openReader())?.close());
  const library = libraryOf(await openCorpus([]), config, config.reader?.patience ?? Infinity);
  const store = await openStore({ address: config.database, encryptionKeys: config.encryptionKeys });
  try {
    const bot = createBot({
      settings: { ...config.bot, publicUrl: config.publicUrl },
      library: () => library,
      store,
      sign: hmacSign(await secretOf(config, store, log)),
      randomBytes,
      clock: systemClock,
      observe,
    });
    await serve({ config, log, bot, store, library: () => library }, observe, tell);
  } finally {
    await store.close();
  }
}
