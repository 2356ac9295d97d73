import { openEmbedderModel } from './embedder-model.ts';
import { openReaderModel } from './reader-model.ts';
import type { FromWorker, RunModel, WorkerSettings } from './supervise-worker.ts';

// The program of a worker process: opens the model that it is told to, and runs it on one input after the other.

const [, , argument] = process.argv;
if (argument === undefined || process.send === undefined)
  throw new Error('This program runs as a worker process only.');
const settings: WorkerSettings = JSON.parse(argument);

// A terminal and some process managers signal all processes of a group. The parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

switch (settings.model) {
  case 'reader':
    await serve(openReaderModel(settings));
    break;
  case 'embedder':
    await serve(openEmbedderModel(settings));
    break;
  default:
    settings.model satisfies never;
}

async function serve<Input, Output>(opening: Promise<RunModel<Input, Output>>): Promise<void> {
  // The parent may have ended: a message that can't be sent is dropped.
  const send = (message: FromWorker<Output>) => void process.send?.(message, () => {});
  try {
    const run = await opening;
    process.on('message', (input: Input) => {
      run(input).then(
        (output) => send({ state: 'done', output }),
        (error: unknown) => send({ state: 'failed', reason: reasonOf(error) }),
      );
    });
    send({ state: 'ready' });
  } catch (error) {
    send({ state: 'unusable', reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
