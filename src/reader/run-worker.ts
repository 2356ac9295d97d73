import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

export interface RunningWorker {
  readonly send: (message: ToWorker) => void;
  /** Whether the process must go on for it. */
  readonly hold: (isNeeded: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Who started a worker, and is told what becomes of it; nothing more once it was stopped. */
export interface WorkerListener {
  readonly onMessage: (message: FromWorker) => void;
  /** It ended by itself: of an error, or because something ended it. */
  readonly onDeath: (reason: string) => void;
}

/**
 * Starts a worker thread, which holds the process only while it is needed. It is stopped only when it is done with what it does,
 * loading or a window: a thread that is ended within the runtime takes the process with it.
 */
export function runWorker(
  program: URL,
  settings: WorkerSettings,
  { onMessage, onDeath }: WorkerListener,
): RunningWorker {
  const worker = new Worker(program, { workerData: settings });
  let reason = 'its worker ended';
  let isBusy = true;
  let tellIdle: () => void = () => {};
  let listener: WorkerListener | null = { onMessage, onDeath };

  function enterIdle(): void {
    isBusy = false;
    tellIdle();
  }

  worker.unref();
  worker.on('message', (message: FromWorker) => {
    enterIdle();
    listener?.onMessage(message);
  });
  worker.on('error', (error) => {
    reason = `its worker failed: ${error instanceof Error ? error.message : error}`;
  });
  worker.on('exit', () => {
    enterIdle();
    listener?.onDeath(reason);
  });
  return {
    send(message) {
      isBusy = true;
      worker.postMessage(message);
    },
    hold: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
    async stop() {
      listener = null;
      if (isBusy) {
        worker.ref();
        await new Promise<void>((resolve) => {
          tellIdle = resolve;
        });
      }
      await worker.terminate();
    },
  };
}
