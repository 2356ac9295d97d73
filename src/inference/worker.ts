import { openOnnxModel } from './onnx-model.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './supervise-worker.ts';

// The model's run() blocks its thread for as long as it takes: that of this process, so that no other waits.
const [, , settings] = process.argv;
if (settings === undefined || process.send === undefined)
  throw new Error('This runs as a worker process only.');
// Nobody is told once the one that has this worker has ended.
const tell = (message: FromWorker) => void process.send?.(message, () => {});

// A terminal and some supervisors signal every process at once. The one that has this worker decides what is still read.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const readWindow = await openOnnxModel(JSON.parse(settings) as WorkerSettings).catch((error: unknown) => {
  tell({ state: 'unusable', reason: reasonOf(error) });
  return null;
});

if (readWindow !== null) {
  process.on('message', (input: ToWorker) => {
    readWindow(input).then(
      (output) => tell({ state: 'read', output }),
      (error: unknown) => tell({ state: 'failed', reason: reasonOf(error) }),
    );
  });
  tell({ state: 'ready' });
}
