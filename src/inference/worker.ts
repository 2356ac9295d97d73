import { openOnnxModel } from './onnx-model.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './supervise-worker.ts';

// The program of the worker process: runs the model on one window after the other.

const [, , settings] = process.argv;
if (settings === undefined || process.send === undefined)
  throw new Error('This program runs as a worker process only.');
// The parent may have ended: a message that can't be sent is dropped.
const send = (message: FromWorker) => void process.send?.(message, () => {});

// A terminal and some process managers signal all processes of a group. The parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const readWindow = await openOnnxModel(JSON.parse(settings) as WorkerSettings).catch((error: unknown) => {
  send({ state: 'unusable', reason: reasonOf(error) });
  return null;
});

if (readWindow !== null) {
  process.on('message', (input: ToWorker) => {
    readWindow(input).then(
      (output) => send({ state: 'read', output }),
      (error: unknown) => send({ state: 'failed', reason: reasonOf(error) }),
    );
  });
  send({ state: 'ready' });
}
