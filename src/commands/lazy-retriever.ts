import type { Config } from '../config.ts';
import type { Retriever } from '../retriever/open-retriever.ts';
import type { CommandContext } from './command-context.ts';

/** The articles in the database, opened when they are first needed. */
export interface LazyRetriever {
  readonly open: CommandContext['openRetriever'];
  readonly close: () => Promise<void>;
}

export function createLazyRetriever(
  { retriever: url, reader: readerConfig }: Pick<Config, 'retriever' | 'reader'>,
  openReader: CommandContext['openReader'],
): LazyRetriever {
  let opened: Promise<Retriever | null> | null = null;

  async function start(): Promise<Retriever | null> {
    if (url === null) return null;
    const reader = await openReader();
    const { openRetriever } = await import('../retriever/open-retriever.ts');
    return openRetriever(url, reader && readerConfig && { read: reader.read, limit: readerConfig.windows });
  }

  return {
    open: () => {
      opened ??= start();
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
