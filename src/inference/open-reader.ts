import type { Reader, Window } from '../core/ports/reader.ts';
import { createReaderQueue, type ReaderQueue } from './reader-queue.ts';
import type { ReaderState } from './reader-status.ts';
import { superviseWorker, type WorkerSettings } from './supervise-worker.ts';
import {
  cutIntoWindows,
  type EncodedWindow,
  encodeWindow,
  toWindowReading,
  type WindowOutput,
} from './window-encoding.ts';
import { openTokenizer } from './word-pieces.ts';

const WORKER = new URL('./worker.js', import.meta.url);

export interface ReaderSettings extends WorkerSettings {
  /** Called at every change of state. */
  readonly onState?: (state: ReaderState) => void;
  /** The worker's program. By default the compiled `worker.ts`; tests pass others. */
  readonly program?: URL;
}

/** A reader with a worker process, which `close` ends. */
export interface OpenReader extends Reader {
  readonly state: () => ReaderState;
  /** Resolves once the reader is ready or unusable. */
  readonly started: Promise<ReaderState>;
  readonly counts: ReaderQueue['counts'];
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
  ...settings
}: ReaderSettings): Promise<OpenReader> {
  let resolveStarted: (state: ReaderState) => void = () => {};
  const started = new Promise<ReaderState>((resolve) => {
    resolveStarted = resolve;
  });
  // The worker loads the weights while this process loads the vocabulary.
  const worker = superviseWorker(program, settings, (state) => {
    onState(state);
    if (state.state === 'ready' || state.state === 'unusable') resolveStarted(state);
  });
  const tokenize = await openTokenizer(settings.folder).catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const queue = createReaderQueue(worker.read, () => performance.now());
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
      const outputs = await queue.run(windows.map(inputOf), timeout, (first) =>
        further(readingsOf(first)).map(inputOf),
      );
      return outputs && readingsOf(outputs);
    },
    state: worker.state,
    started,
    counts: queue.counts,
    close: worker.close,
  };
}
