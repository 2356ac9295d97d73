import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ReaderState } from './reader-status.ts';
import type { WindowInput, WindowOutput } from './window-encoding.ts';

/** What the worker is started with. */
export interface WorkerSettings {
  /** Of the weights. */
  readonly folder: string;
  readonly threads: number;
  /**
   * Whether the runtime may merge operations, as it does unless this is `false`. Unmerged, they are slower and round otherwise, as
   * on another processor: for tests of what rounding may change.
   */
  readonly optimised?: boolean;
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
        worker.hold(reading !== null);
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
    if (isHopeless) worker.hold(false);
    else worker = start();
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
  /** Whether this process must go on for it. */
  readonly hold: (isNeeded: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Who started a worker, and is told what becomes of it; nothing more once it was stopped. */
export interface WorkerListener {
  readonly onMessage: (message: FromWorker) => void;
  /** It ended by itself: of an error, or because something ended it. */
  readonly onDeath: (reason: string) => void;
}

/** Starts a worker process. It ends with this one, which stays alive until the worker can read: somebody may wait to know whether it can. */
function startWorker(
  program: URL,
  settings: WorkerSettings,
  { onMessage, onDeath }: WorkerListener,
): RunningWorker {
  const worker = fork(fileURLToPath(program), [JSON.stringify(settings)], {
    // What this process was started with, a debugger or a loader, isn't meant for the worker.
    execArgv: [],
    // Typed arrays travel as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let listener: WorkerListener | null = { onMessage, onDeath };

  function die(reason: string): void {
    listener?.onDeath(reason);
    listener = null;
  }

  function hold(isNeeded: boolean): void {
    if (isNeeded) {
      worker.ref();
      worker.channel?.ref();
    } else {
      worker.unref();
      worker.channel?.unref();
    }
  }

  worker.on('message', (message: FromWorker) => listener?.onMessage(message));
  worker.on('error', ({ message }) => die(`its worker failed: ${message}`));
  worker.on('exit', () => die('its worker ended'));
  return {
    // What can't be sent is told by the worker's death.
    send: (message) => void worker.send(message, () => {}),
    hold,
    async stop() {
      listener = null;
      if (worker.pid === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
      worker.ref();
      const exit = once(worker, 'exit');
      worker.kill('SIGKILL');
      await exit;
    },
  };
}
