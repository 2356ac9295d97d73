import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ReaderState } from './reader-status.ts';
import type { WindowInput, WindowOutput } from './window-encoding.ts';

/*
 * Runs the model in a worker process, because a run blocks its thread and a crash of the runtime ends its process. The worker is
 * restarted when it dies. A window that was sent to it is lost then, and its read rejects; a window that waits for the worker's start
 * is sent to the next one. A worker that dies several times in a row before it is ready isn't restarted.
 */

export interface WorkerSettings {
  /** The folder of the model. */
  readonly folder: string;
  readonly threads: number;
  /**
   * Whether the runtime may fuse operations, by default `true`. Without fusion they are slower and round differently, as on another
   * processor: tests use that to find what depends on rounding.
   */
  readonly isOptimised?: boolean;
}

/** A window to read. The next one is sent after the answer. */
export type ToWorker = WindowInput;

/** First whether the worker is ready, then an answer to each window. */
export type FromWorker =
  | { readonly state: 'ready' }
  | { readonly state: 'unusable'; readonly reason: string }
  | { readonly state: 'read'; readonly output: WindowOutput }
  | { readonly state: 'failed'; readonly reason: string };

/** A worker that dies so often in a row before it is ready isn't restarted. */
const MAX_FAILED_STARTS = 3;

export interface SupervisedWorker {
  /** Reads a window once the worker is ready. One at a time. @throws Error if the worker is unusable, fails or dies */
  readonly read: (input: WindowInput) => Promise<WindowOutput>;
  readonly state: () => ReaderState;
  readonly close: () => Promise<void>;
}

interface PendingRead {
  readonly input: WindowInput;
  readonly resolve: (output: WindowOutput) => void;
  readonly reject: (reason: Error) => void;
}

/** @param onState called at every change of state */
export function superviseWorker(
  program: URL,
  settings: WorkerSettings,
  onState: (state: ReaderState) => void,
): SupervisedWorker {
  let state: ReaderState = { state: 'starting' };
  let pending: PendingRead | null = null;
  let failedStarts = 0;
  let worker = start();

  function start(): WorkerProcess {
    return startWorker(program, settings, { onMessage: handleMessage, onDeath: restart });
  }

  function handleMessage(message: FromWorker): void {
    switch (message.state) {
      case 'ready':
        failedStarts = 0;
        setState({ state: 'ready' });
        worker.keepAlive(pending !== null);
        if (pending !== null) worker.send(pending.input);
        break;
      case 'unusable':
        setState({ state: 'unusable', reason: message.reason });
        settle(({ reject }) => reject(new Error(message.reason)));
        break;
      case 'read':
        settle(({ resolve }) => resolve(message.output));
        break;
      case 'failed':
        settle(({ reject }) => reject(new Error(message.reason)));
        break;
      default:
        message satisfies never;
    }
  }

  function restart(reason: string): void {
    if (state.state === 'unusable') return;
    failedStarts += 1;
    const hasGivenUp = failedStarts === MAX_FAILED_STARTS;
    if (hasGivenUp || state.state === 'ready') settle(({ reject }) => reject(new Error(reason)));
    setState({ state: hasGivenUp ? 'unusable' : 'restarting', reason });
    if (hasGivenUp) worker.keepAlive(false);
    else worker = start();
  }

  function setState(next: ReaderState): void {
    state = next;
    onState(next);
  }

  function settle(how: (read: PendingRead) => void): void {
    worker.keepAlive(false);
    if (pending !== null) how(pending);
    pending = null;
  }

  return {
    read: (input) =>
      new Promise((resolve, reject) => {
        if (state.state === 'unusable') return reject(new Error(state.reason));
        pending = { input, resolve, reject };
        worker.keepAlive(true);
        if (state.state === 'ready') worker.send(input);
      }),
    state: () => state,
    async close() {
      state = { state: 'unusable', reason: 'it was closed' };
      settle(({ reject }) => reject(new Error('it was closed')));
      await worker.stop();
    },
  };
}

interface WorkerProcess {
  readonly send: (message: ToWorker) => void;
  /** Whether the worker keeps this process from ending. */
  readonly keepAlive: (isNeeded: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Nothing is called after `stop`. */
interface WorkerListener {
  readonly onMessage: (message: FromWorker) => void;
  /** The worker ended by itself, or something else ended it. */
  readonly onDeath: (reason: string) => void;
}

/** Starts a worker process. It ends with this one, which stays alive until the worker can read: somebody may wait to know whether it can. */
function startWorker(
  program: URL,
  settings: WorkerSettings,
  { onMessage, onDeath }: WorkerListener,
): WorkerProcess {
  const worker = fork(fileURLToPath(program), [JSON.stringify(settings)], {
    // The options of this process, such as a debugger or a loader, aren't meant for the worker.
    execArgv: [],
    // Structured clone, as for worker threads.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let listener: WorkerListener | null = { onMessage, onDeath };

  function die(reason: string): void {
    listener?.onDeath(reason);
    listener = null;
  }

  function keepAlive(isNeeded: boolean): void {
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
    // A message that can't be sent needs no error of its own: the worker has died, or will.
    send: (message) => void worker.send(message, () => {}),
    keepAlive,
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
