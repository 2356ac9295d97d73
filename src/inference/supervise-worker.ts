import { Worker } from 'node:worker_threads';
import type { ReaderState } from './reader-status.ts';
import type { WindowInput, WindowOutput } from './window-encoding.ts';

/** What the worker is started with. */
export interface WorkerSettings {
  /** Of the weights. */
  readonly folder: string;
  readonly threads: number;
}

/** To the worker: a window to read. It is answered before the next is sent. */
export type ToWorker = WindowInput;

/** From the worker: first that it can read, or why it can't; then what it made of each window, or why nothing. */
export type FromWorker =
  | { readonly state: 'ready' }
  | { readonly state: 'unusable'; readonly reason: string }
  | { readonly state: 'read'; readonly output: WindowOutput }
  | { readonly state: 'failed'; readonly reason: string };

/** A worker that dies so often before it can read, one start after the other, is not started again. */
const MAX_FAILED_STARTS = 3;

/** A worker that is started again when it dies. It reads one window at a time. */
export interface SupervisedWorker {
  /** Reads a window, as soon as the worker can. @throws Error when it can't, or dies of it */
  readonly read: (input: WindowInput) => Promise<WindowOutput>;
  readonly state: () => ReaderState;
  readonly close: () => Promise<void>;
}

/** A window that is read, or waits until one can be. */
interface PendingWindow {
  readonly input: WindowInput;
  readonly resolve: (output: WindowOutput) => void;
  readonly reject: (reason: Error) => void;
}

/** @param onState told of every change */
export function superviseWorker(
  program: URL,
  settings: WorkerSettings,
  onState: (state: ReaderState) => void,
): SupervisedWorker {
  let state: ReaderState = { state: 'starting' };
  let reading: PendingWindow | null = null;
  let failedStarts = 0;
  let worker = start();

  function start(): RunningWorker {
    return startWorker(program, settings, { onMessage: hear, onDeath: restart });
  }

  function hear(message: FromWorker): void {
    switch (message.state) {
      case 'ready':
        failedStarts = 0;
        enter({ state: 'ready' });
        if (reading !== null) worker.send(reading.input);
        break;
      case 'unusable':
        enter({ state: 'unusable', reason: message.reason });
        end(({ reject }) => reject(new Error(message.reason)));
        break;
      case 'read':
        end(({ resolve }) => resolve(message.output));
        break;
      case 'failed':
        end(({ reject }) => reject(new Error(message.reason)));
        break;
      default:
        message satisfies never;
    }
  }

  function restart(reason: string): void {
    if (state.state === 'unusable') return;
    failedStarts += 1;
    const isHopeless = failedStarts === MAX_FAILED_STARTS;
    if (isHopeless || state.state === 'ready') end(({ reject }) => reject(new Error(reason)));
    enter({ state: isHopeless ? 'unusable' : 'restarting', reason });
    if (!isHopeless) worker = start();
    worker.hold(reading !== null);
  }

  function enter(next: ReaderState): void {
    state = next;
    onState(next);
  }

  function end(how: (reading: PendingWindow) => void): void {
    worker.hold(false);
    if (reading !== null) how(reading);
    reading = null;
  }

  return {
    read: (input) =>
      new Promise((resolve, reject) => {
        if (state.state === 'unusable') return reject(new Error(state.reason));
        reading = { input, resolve, reject };
        worker.hold(true);
        if (state.state === 'ready') worker.send(input);
      }),
    state: () => state,
    async close() {
      state = { state: 'unusable', reason: 'it was closed' };
      end(({ reject }) => reject(new Error('it was closed')));
      await worker.stop();
    },
  };
}

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
function startWorker(
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

/**
 * ONNX Runtime reports to its maker, from version 1.29 on: at the start, of every model, and under an id that it keeps in the user's
 * cache folder. It asks the environment of the process whether it may, when it is loaded and not again; a worker thread has a copy
 * of the environment only. See https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
 */
export function disableRuntimeTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
