import { VECTOR_SIZE, type Vector } from '../core/ports/embedder.ts';
import { readModelFile } from './model-files.ts';
import { openSession } from './onnx-session.ts';
import type { ModelSettings, RunModel } from './supervise-worker.ts';

/** Runs the embedder's model on the ids of one text. Blocks the thread. */
export type RunEmbedder = RunModel<readonly number[], Vector>;

/**
 * Opens the embedder's model: ids of word pieces in, a vector out. The vector of a text is what the model makes of `[CLS]`.
 *
 * @throws Error if the runtime isn't installed or doesn't work here, or the weights are missing or damaged
 */
export async function openEmbedderModel({ folder, ...settings }: ModelSettings): Promise<RunEmbedder> {
  const run = await openSession(readModelFile(folder, 'embedder.int8.onnx'), settings);
  return async (ids) => {
    const { last_hidden_state: states } = await run({ ids, secondStart: ids.length });
    if (states === undefined) throw new Error('its weights have no vectors');
    return normalise(states.slice(0, VECTOR_SIZE));
  };
}

function normalise(numbers: Float32Array): Vector {
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}
