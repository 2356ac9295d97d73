import type { Config } from '../config/config.ts';
import type { EmbedderConfig } from '../config/embedder.ts';
import type { ReaderConfig } from '../config/reader.ts';
import { lazy } from '../core/index/memoize.ts';
import { describeEmbedder } from '../inference/embedder-status.ts';
import { SHIPPED_EMBEDDER, SHIPPED_MODEL } from '../inference/model-files.ts';
import type { ModelState } from '../inference/model-state.ts';
import type { OpenEmbedder, openEmbedder } from '../inference/open-embedder.ts';
import type { OpenModel } from '../inference/open-model.ts';
import type { OpenReader, openReader } from '../inference/open-reader.ts';
import { describeEngine } from '../inference/reader-status.ts';
import { openTokenizer, type TokenizeText } from '../inference/word-pieces.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import type { CommandContext } from './command-context.ts';

export interface LazyModel<Opened extends OpenModel> {
  /** Opens the model at the first call. `null`: it is off or can't be used. */
  readonly open: () => Promise<Opened | null>;
  /** Resolves once the model is ready or unusable; `null` when it is off. */
  readonly state: () => Promise<ModelState | null>;
  readonly close: () => Promise<void>;
}

export type LazyReader = LazyModel<OpenReader>;
export type LazyEmbedder = LazyModel<OpenEmbedder>;

/** Opens the vocabulary of both models at the first call. */
export type OpenVocabulary = () => Promise<TokenizeText>;

export function createLazyVocabulary(): OpenVocabulary {
  return lazy(() => openTokenizer(SHIPPED_MODEL));
}

/** @param warn receives a sentence when the reader is off, unusable or restarting */
export function createLazyReader(
  config: ReaderConfig | null,
  warn: (sentence: string) => void,
  openVocabulary: OpenVocabulary,
  openReaderNow: typeof openReader,
): LazyReader {
  const warnOf = (state: ModelState) => warn(describeEngine(state));
  return createLazyModel(warnOf, async (onState) => {
    if (config === null) {
      warn(describeEngine(null));
      return null;
    }
    const { threads } = config;
    return openReaderNow({ folder: SHIPPED_MODEL, threads, openVocabulary, onState });
  });
}

/** @param warn receives a sentence when the embedder is unusable or restarting. That it is off is no trouble */
export function createLazyEmbedder(
  config: EmbedderConfig | null,
  warn: (sentence: string) => void,
  openVocabulary: OpenVocabulary,
  openEmbedderNow: typeof openEmbedder,
): LazyEmbedder {
  const warnOf = (state: ModelState) => warn(describeEmbedder(state));
  return createLazyModel(warnOf, async (onState) => {
    if (config === null) return null;
    const { threads } = config;
    return openEmbedderNow({ folder: SHIPPED_EMBEDDER, threads, openVocabulary, onState });
  });
}

/**
 * @param warnOf called when the model is unusable or restarting
 * @param start opens the model; `null` when it is off
 */
function createLazyModel<Opened extends OpenModel>(
  warnOf: (state: ModelState) => void,
  start: (onState: (state: ModelState) => void) => Promise<Opened | null>,
): LazyModel<Opened> {
  let opened: Promise<{ readonly model: Opened | null; readonly failure: ModelState | null }> | null = null;

  function onState(state: ModelState): void {
    if ('reason' in state) warnOf(state);
  }

  function open() {
    opened ??= start(onState).then(
      (model) => ({ model, failure: null }),
      (error: Error) => {
        const failure = { state: 'unusable', reason: error.message } as const;
        onState(failure);
        return { model: null, failure };
      },
    );
    return opened;
  }

  return {
    open: async () => (await open()).model,
    async state() {
      const { model, failure } = await open();
      return model === null ? failure : model.started;
    },
    close: async () => (await opened)?.model?.close(),
  };
}

export interface LazyRetriever {
  readonly open: CommandContext['openRetriever'];
  readonly close: () => Promise<void>;
}

export function createLazyRetriever(
  { retriever: url, replica, reader: readerConfig }: Pick<Config, 'retriever' | 'replica' | 'reader'>,
  { openReader, openEmbedder }: Pick<CommandContext, 'openReader' | 'openEmbedder'>,
): LazyRetriever {
  let opened: Promise<Retriever | null> | null = null;

  async function start(): Promise<Retriever | null> {
    if (url === null) return null;
    const [reader, embedder] = await Promise.all([openReader(), openEmbedder()]);
    const { openRetriever } = await import('../search-postgres/open-retriever.ts');
    return openRetriever(url, {
      reader: reader && readerConfig && { read: reader.read, limit: readerConfig.windows },
      ...{ embedder, replica },
    });
  }

  return {
    open: () => {
      opened ??= start();
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
