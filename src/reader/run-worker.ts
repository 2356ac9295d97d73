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

/** Starts a worker thread, which holds the process only while it is needed. */
export function runWorker(
  program: URL,
  settings: WorkerSettings,
  { onMessage, onDeath }: WorkerListener,
): RunningWorker {
  const worker = new Worker(program, { workerData: settings });
  let isStopped = false;
  let reason = 'its worker ended';
  worker.unref();
  worker.on('message', onMessage);
  worker.on('error', (error) => {
    reason = `its worker failed: ${error instanceof Error ? error.message : error}`;
  });
  worker.on('exit', () => {
    if (!isStopped) onDeath(reason);
  });
  return {
    send: (message) => worker.postMessage(message),
    hold: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
    async stop() {
      isStopped = true;
      await worker.terminate();
    },
  };
}
