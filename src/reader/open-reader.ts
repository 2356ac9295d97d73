import type { Reader } from '../core/reading/reader.ts';
import { cutArticle } from './cut-article.ts';
import { openVocabulary } from './open-vocabulary.ts';
import { createQueue, type Queue } from './queue.ts';
import { encodeWindow } from './window-input.ts';
import { readingOf } from './window-output.ts';
import type { WorkerSettings } from './worker-messages.ts';

const WORKER = new URL('./worker.js', import.meta.url);

export interface ReaderSettings extends WorkerSettings {
  /** What runs in the worker thread: `worker.ts`, built, unless a test wants another. */
  readonly program?: URL;
}

/** A reader that holds a worker thread until it is closed. */
export interface OpenReader extends Reader, Pick<Queue, 'state' | 'started' | 'counts' | 'close'> {}

/** Opens the reader. @throws Error with a sentence when its vocabulary is missing or damaged */
export async function openReader({ program = WORKER, ...settings }: ReaderSettings): Promise<OpenReader> {
  // The worker loads the weights meanwhile.
  const queue = createQueue(program, settings);
  const toPieces = await openVocabulary(settings.folder).catch(async (error: unknown) => {
    await queue.close();
    throw error;
  });
  return {
    cut: (article) => cutArticle(article, toPieces),
    async read(question, windows, patience) {
      const encoded = windows.map((window) => encodeWindow(question, window, toPieces));
      const outputs = await queue.run(
        encoded.map(({ input }) => input),
        patience,
      );
      return outputs?.map((output, place) => readingOf(output, encoded[place]?.words ?? [])) ?? null;
    },
    state: queue.state,
    started: queue.started,
    counts: queue.counts,
    close: queue.close,
  };
}
