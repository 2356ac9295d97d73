import { parentPort, workerData } from 'node:worker_threads';
import { openOnnxModel } from './onnx-model.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './supervise-worker.ts';

// The model's run() blocks its thread for as long as it takes: this one, so that no other waits.
const port = parentPort;
if (port === null) throw new Error('This runs as a worker thread only.');
const tell = (message: FromWorker) => port.postMessage(message);

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const readWindow = await openOnnxModel(workerData as WorkerSettings).catch((error: unknown) => {
  tell({ state: 'unusable', reason: reasonOf(error) });
  return null;
});

if (readWindow !== null) {
  port.on('message', (input: ToWorker) => {
    readWindow(input).then(
      (output) => tell({ state: 'read', output }),
      (error: unknown) => tell({ state: 'failed', reason: reasonOf(error) }),
    );
  });
  tell({ state: 'ready' });
}
