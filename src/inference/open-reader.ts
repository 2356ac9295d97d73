import type { Reader, Window } from '../core/ports/reader.ts';
import { type OpenModel, type OpenModelSettings, openModel } from './open-model.ts';
import type { ReaderCounts } from './reader-status.ts';
import {
  cutIntoWindows,
  type EncodedWindow,
  encodeWindow,
  toWindowReading,
  type WindowInput,
  type WindowOutput,
} from './window-encoding.ts';
import { openTokenizer } from './word-pieces.ts';

/** The vocabulary is that in the reader's folder, unless another is given. */
export type ReaderSettings = Omit<OpenModelSettings, 'openVocabulary'> &
  Partial<Pick<OpenModelSettings, 'openVocabulary'>>;

/** A reader with a worker process. */
export interface OpenReader extends Reader, OpenModel {
  readonly counts: () => ReaderCounts;
}

/**
 * Opens the reader, which runs on one window at a time.
 *
 * @throws Error whose message completes "the reader can't be used, as …", if the vocabulary is missing or damaged
 */
export async function openReader(settings: ReaderSettings): Promise<OpenReader> {
  const { tokenize, queue, ...model } = await openModel<WindowInput, WindowOutput>('reader', {
    openVocabulary: () => openTokenizer(settings.folder),
    ...settings,
  });
  return {
    ...model,
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
    counts() {
      const { done, ...others } = queue.counts();
      return { read: done, ...others };
    },
  };
}
