import type { Config } from '../config/config.ts';
import type { ReaderConfig } from '../config/reader.ts';
import { SHIPPED_MODEL } from '../inference/model-files.ts';
import type { ModelState } from '../inference/model-state.ts';
import type { OpenReader, openReader } from '../inference/open-reader.ts';
import { describeEngine } from '../inference/reader-status.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import type { CommandContext } from './command-context.ts';

export interface LazyReader {
  /** Opens the reader at the first call. `null`: it is off or can't be used. */
  readonly open: () => Promise<OpenReader | null>;
  /** Resolves once the reader is ready or unusable; `null` when it is off. */
  readonly state: () => Promise<ModelState | null>;
  readonly close: () => Promise<void>;
}

/** @param warn receives a sentence when the reader is off, unusable or restarting */
export function createLazyReader(
  config: ReaderConfig | null,
  warn: (sentence: string) => void,
  openReaderNow: typeof openReader,
): LazyReader {
  let opened: Promise<OpenReader | ModelState | null> | null = null;

  async function start(): Promise<OpenReader | ModelState | null> {
    if (config === null) {
      warn(describeEngine(null));
      return null;
    }
    try {
      return await openReaderNow({ folder: SHIPPED_MODEL, threads: config.threads, onState: warnOfTrouble });
    } catch (error) {
      const state = { state: 'unusable', reason: (error as Error).message } as const;
      warnOfTrouble(state);
      return state;
    }
  }

  function warnOfTrouble(state: ModelState): void {
    if ('reason' in state) warn(describeEngine(state));
  }

  async function open(): Promise<OpenReader | null> {
    opened ??= start();
    const reader = await opened;
    return reader !== null && 'read' in reader ? reader : null;
  }

  return {
    open,
    async state() {
      const reader = await open();
      return reader?.started ?? ((await opened) as ModelState | null);
    },
    async close() {
      if (opened !== null) await (await open())?.close();
    },
  };
}

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
    const { openRetriever } = await import('../search-postgres/open-retriever.ts');
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
