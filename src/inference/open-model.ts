import type { Serializable } from 'node:child_process';
import type { ModelState } from './model-state.ts';
import { type ModelSettings, superviseWorker, WORKER, type WorkerSettings } from './supervise-worker.ts';
import type { TokenizeText } from './word-pieces.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** What the reader and the embedder are opened with. */
export interface OpenModelSettings extends ModelSettings {
  /** Opens the vocabulary, which both share. */
  readonly openVocabulary: () => Promise<TokenizeText>;
  /** Called at every change of state. */
  readonly onState?: (state: ModelState) => void;
  /** The worker's program. By default the compiled `worker.ts`; tests pass others. */
  readonly program?: URL;
}

/** A model in a worker process, which `close` ends. */
export interface OpenModel {
  readonly state: () => ModelState;
  /** Resolves once the model is ready or unusable. */
  readonly started: Promise<ModelState>;
  /** Whether a question is being served, or waits to be. */
  readonly isBusy: () => boolean;
  readonly close: () => Promise<void>;
}

interface ModelWithQueue<Input, Output> extends OpenModel {
  readonly tokenize: TokenizeText;
  readonly queue: WorkQueue<Input, Output>;
}

/**
 * Opens a model: the tokenizer in this process, the model in a worker process behind a queue.
 *
 * @throws Error whose message completes "the reader can't be used, as …", if the vocabulary is missing or damaged
 */
export async function openModel<Input extends Serializable, Output>(
  model: WorkerSettings['model'],
  { openVocabulary, onState = () => {}, program = WORKER, ...settings }: OpenModelSettings,
): Promise<ModelWithQueue<Input, Output>> {
  // The worker loads the weights while this process loads the vocabulary.
  const worker = superviseWorker<Input, Output>(program, { model, ...settings }, onState);
  const tokenize = await openVocabulary().catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const queue = createWorkQueue(worker.run, () => performance.now());
  return {
    ...{ tokenize, queue },
    state: worker.state,
    started: worker.started,
    isBusy: queue.isBusy,
    close: worker.close,
  };
}
