import { readModelFile } from './model-files.ts';
import { openSession } from './onnx-session.ts';
import type { ModelSettings, RunModel } from './supervise-worker.ts';
import { decodeLogits, type WindowInput, type WindowOutput } from './window-encoding.ts';

/** Runs the reader's model on one window. Blocks the thread. */
export type RunReader = RunModel<WindowInput, WindowOutput>;

const NO_LOGITS = new Float32Array();

/**
 * Opens the reader's model.
 *
 * @throws Error if the runtime isn't installed or doesn't work here, or the weights are missing or damaged
 */
export async function openReaderModel({ folder, ...settings }: ModelSettings): Promise<RunReader> {
  const run = await openSession(readModelFile(folder, 'reader.int8.onnx'), settings);
  return async (input) => {
    const { start = NO_LOGITS, end = NO_LOGITS } = await run({
      ids: input.ids,
      secondStart: input.windowStart,
    });
    return decodeLogits(input, start, end);
  };
}
