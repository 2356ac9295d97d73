import type { Embedder, Vector } from '../core/ports/embedder.ts';
import { EMBEDDER_VERSION } from './model-files.ts';
import { type OpenModel, type OpenModelSettings, openModel } from './open-model.ts';
import { encodePassage, encodeQuestion } from './text-encoding.ts';
import type { QueueCounts } from './work-queue.ts';

/** An embedder with a worker process. */
export interface OpenEmbedder extends Embedder, OpenModel {
  /** Of questions. */
  readonly counts: () => QueueCounts;
}

/**
 * Opens the embedder, which runs on one text at a time. A question waits for the passage that is being embedded at most.
 *
 * @throws Error whose message completes "the embedder can't be used, as …", if the vocabulary is missing or damaged
 */
export async function openEmbedder(settings: OpenModelSettings): Promise<OpenEmbedder> {
  const { tokenize, queue, ...model } = await openModel<readonly number[], Vector>('embedder', settings);
  return {
    ...model,
    version: EMBEDDER_VERSION,
    async embedQuestion(question, timeout) {
      const vectors = await queue.run([() => encodeQuestion(question, tokenize)], { timeout });
      return vectors?.[0] ?? null;
    },
    embedPassages: (texts) =>
      queue.run(
        texts.map((text) => () => encodePassage(text, tokenize)),
        { timeout: Number.POSITIVE_INFINITY, isBackground: true },
      ),
    counts: queue.counts,
  };
}
