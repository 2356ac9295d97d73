import type * as Runtime from 'onnxruntime-node';
import { readModelFile } from './model-files.ts';
import type { WorkerSettings } from './supervise-worker.ts';
import { decodeLogits, type WindowInput, type WindowOutput } from './window-encoding.ts';

/** Runs the model on one window. Blocks the thread. */
export type RunModel = (input: WindowInput) => Promise<WindowOutput>;

/**
 * Loads the runtime and the model. Runs one window at a time, because a batch would have to be padded to its longest window.
 *
 * @throws Error if the runtime isn't installed or doesn't work here, or the weights are missing or damaged
 */
export async function openOnnxModel({
  folder,
  threads,
  isOptimised = true,
}: WorkerSettings): Promise<RunModel> {
  const [weights, { InferenceSession, Tensor }] = await Promise.all([
    readModelFile(folder, 'reader.int8.onnx'),
    loadRuntime(),
  ]);
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: isOptimised ? 'all' : 'disabled',
    // Threads that spin while they wait would starve other processes.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return async (input) => {
    const { ids, windowStart } = input;
    const tensor = (value: (id: number, place: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (id, place) => BigInt(value(id, place))),
        [1, ids.length],
      );
    const { start, end } = await session.run({
      input_ids: tensor((id) => id),
      attention_mask: tensor(() => 1),
      token_type_ids: tensor((_, place) => Number(place >= windowStart)),
    });
    return decodeLogits(input, start?.data as Float32Array, end?.data as Float32Array);
  };
}

async function loadRuntime(): Promise<typeof Runtime> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new Error("its runtime, onnxruntime-node, isn't installed or doesn't work on this processor", {
      cause,
    });
  }
}
