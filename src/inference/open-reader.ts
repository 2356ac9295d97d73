import type { Reader, Window } from '../core/ports/reader.ts';
import type { ModelState } from './model-state.ts';
import type { ReaderCounts } from './reader-status.ts';
import { type ModelSettings, superviseWorker, WORKER } from './supervise-worker.ts';
import {
  cutIntoWindows,
  type EncodedWindow,
  encodeWindow,
  toWindowReading,
  type WindowInput,
  type WindowOutput,
} from './window-encoding.ts';
import { openTokenizer, type TokenizeText } from './word-pieces.ts';
import { createWorkQueue } from './work-queue.ts';

export interface ReaderSettings extends ModelSettings {
  /** Opens the vocabulary; by default that in the reader's folder. */
  readonly openVocabulary?: () => Promise<TokenizeText>;
  /** Called at every change of state. */
  readonly onState?: (state: ModelState) => void;
  /** The worker's program. By default the compiled `worker.ts`; tests pass others. */
  readonly program?: URL;
}

/** A reader with a worker process, which `close` ends. */
export interface OpenReader extends Reader {
  readonly state: () => ModelState;
  /** Resolves once the reader is ready or unusable. */
  readonly started: Promise<ModelState>;
  readonly counts: () => ReaderCounts;
  /** Whether a question is being read, or waits to be. */
  readonly isBusy: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens the reader: tokenizes here, and runs the model in a worker process, one window at a time.
 *
 * @throws Error whose message completes "the reader can't be used, as …", if the vocabulary is missing or damaged
 */
export async function openReader({
  program = WORKER,
  onState = () => {},
  openVocabulary = () => openTokenizer(settings.folder),
  ...settings
}: ReaderSettings): Promise<OpenReader> {
  // The worker loads the weights while this process loads the vocabulary.
  const worker = superviseWorker<WindowInput, WindowOutput>(
    program,
    { model: 'reader', ...settings },
    onState,
  );
  const tokenize = await openVocabulary().catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const queue = createWorkQueue(worker.run, () => performance.now());
  return {
    cut: (article) => cutIntoWindows(article, tokenize),
    async read(question, windows, timeout, further = () => []) {
      // The queue makes each input once and in order, so the spans of an output are at the same index.
      const wordSpans: EncodedWindow['wordSpans'][] = [];
      const inputOf = (window: Window) => () => {
        const encoded = encodeWindow(question, window, tokenize);
        wordSpans.push(encoded.wordSpans);
        return encoded.input;
      };
      const readingsOf = (outputs: readonly WindowOutput[]) =>
        outputs.map((output, place) => toWindowReading(output, wordSpans[place] ?? []));
      const outputs = await queue.run(windows.map(inputOf), {
        timeout,
        further: (first) => further(readingsOf(first)).map(inputOf),
      });
      return outputs && readingsOf(outputs);
    },
    state: worker.state,
    started: worker.started,
    counts() {
      const { done, ...others } = queue.counts();
      return { read: done, ...others };
    },
    isBusy: queue.isBusy,
    close: worker.close,
  };
}
