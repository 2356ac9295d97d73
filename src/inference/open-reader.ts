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
  /** Told of every change. */
  readonly onState?: (state: ReaderState) => void;
  /** What runs as the worker: `worker.ts`, built, unless a test wants another. */
  readonly program?: URL;
}

/** A reader that has a worker process until it is closed. */
export interface OpenReader extends Reader {
  readonly state: () => ReaderState;
  /** Its state, once that is known: ready or unusable. */
  readonly started: Promise<ReaderState>;
  readonly counts: ReaderQueue['counts'];
  readonly close: () => Promise<void>;
}

/** Opens the reader. @throws Error with the end of a sentence when its vocabulary is missing or damaged */
export async function openReader({
  program = WORKER,
  onState = () => {},
  ...settings
}: ReaderSettings): Promise<OpenReader> {
  let tellStarted: (state: ReaderState) => void = () => {};
  const started = new Promise<ReaderState>((resolve) => {
    tellStarted = resolve;
  });
  // It loads the weights while the vocabulary is read here.
  const worker = superviseWorker(program, settings, (state) => {
    onState(state);
    if (state.state === 'ready' || state.state === 'unusable') tellStarted(state);
  });
  const toPieces = await openTokenizer(settings.folder).catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const queue = createReaderQueue(worker.read, () => performance.now());
  return {
    cut: (article) => cutIntoWindows(article, toPieces),
    async read(question, windows, patience, further = () => []) {
      const words: EncodedWindow['words'][] = [];
      // In their order, each once: so the words of an output are at its place.
      const inputOf = (window: Window) => () => {
        const encoded = encodeWindow(question, window, toPieces);
        words.push(encoded.words);
        return encoded.input;
      };
      const readingsOf = (outputs: readonly WindowOutput[]) =>
        outputs.map((output, place) => toWindowReading(output, words[place] ?? []));
      const outputs = await queue.run(windows.map(inputOf), patience, (first) =>
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
