import type { Embedder, Vector } from '../core/ports/embedder.ts';
import { EMBEDDER_VERSION } from './model-files.ts';
import type { ModelState } from './model-state.ts';
import { type ModelSettings, superviseWorker, WORKER } from './supervise-worker.ts';
import { encodePassage, encodeQuestion } from './text-encoding.ts';
import type { TokenizeText } from './word-pieces.ts';
import { createWorkQueue, type QueueCounts } from './work-queue.ts';

export interface EmbedderSettings extends ModelSettings {
  /** Opens the vocabulary, which is the reader's, too. */
  readonly openVocabulary: () => Promise<TokenizeText>;
  /** Called at every change of state. */
  readonly onState?: (state: ModelState) => void;
  /** The worker's program. By default the compiled `worker.ts`; tests pass others. */
  readonly program?: URL;
}

/** An embedder with a worker process, which `close` ends. */
export interface OpenEmbedder extends Embedder {
  readonly state: () => ModelState;
  /** Resolves once the embedder is ready or unusable. */
  readonly started: Promise<ModelState>;
  /** Of questions. */
  readonly counts: () => QueueCounts;
  /** Whether a question is being embedded, or waits to be. */
  readonly isBusy: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens the embedder: tokenizes here, and runs the model in a worker process, one text at a time. A question waits for the passage
 * that is being embedded at most.
 *
 * @throws Error whose message completes "the embedder can't be used, as …", if the vocabulary is missing or damaged
 */
export async function openEmbedder({
  program = WORKER,
  onState = () => {},
  openVocabulary,
  ...settings
}: EmbedderSettings): Promise<OpenEmbedder> {
  // The worker loads the weights while this process loads the vocabulary.
  const worker = superviseWorker<readonly number[], Vector>(
    program,
    { model: 'embedder', ...settings },
    onState,
  );
  const tokenize = await openVocabulary().catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const queue = createWorkQueue(worker.run, () => performance.now());
  return {
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
    state: worker.state,
    started: worker.started,
    counts: queue.counts,
    isBusy: queue.isBusy,
    close: worker.close,
  };
}
