import { fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ModelState } from './model-state.ts';
import type { SessionSettings } from './onnx-session.ts';

/*
 * Runs the model in a worker process, because a run blocks its thread and a crash of the runtime ends its process. The worker is
 * restarted when it dies. An input that was sent to it is lost then, and its run rejects; an input that waits for the worker's start
 * is sent to the next one. A worker that dies several times in a row before it is ready isn't restarted.
 */

/** The compiled program of a worker process. */
export const WORKER = new URL('./worker.js', import.meta.url);

export interface ModelSettings extends SessionSettings {
  /** The folder of the model. */
  readonly folder: string;
}

/** What a worker process is started with. Plain data. */
export interface WorkerSettings extends ModelSettings {
  readonly model: 'reader' | 'embedder';
}

/** Runs a model on one input. Blocks the thread. */
export type RunModel<Input, Output> = (input: Input) => Promise<Output>;

/** First whether the worker is ready, then an answer to each input. The next input is sent after the answer. */
export type FromWorker<Output> =
  | { readonly state: 'ready' }
  | { readonly state: 'unusable'; readonly reason: string }
  | { readonly state: 'done'; readonly output: Output }
  | { readonly state: 'failed'; readonly reason: string };

/** A worker that dies so often in a row before it is ready isn't restarted. */
const MAX_FAILED_STARTS = 3;

export interface SupervisedWorker<Input, Output> {
  /** Runs the model once the worker is ready. One at a time. @throws Error if the worker is unusable, fails or dies */
  readonly run: RunModel<Input, Output>;
  readonly state: () => ModelState;
  /** Resolves once the worker is ready or unusable. */
  readonly started: Promise<ModelState>;
  readonly close: () => Promise<void>;
}

interface PendingRun<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * @param program of the worker process
 * @param onState called at every change of state
 */
export function superviseWorker<Input extends Serializable, Output>(
  program: URL,
  settings: WorkerSettings,
  onState: (state: ModelState) => void,
): SupervisedWorker<Input, Output> {
  let resolveStarted: (state: ModelState) => void = () => {};
  const started = new Promise<ModelState>((resolve) => {
    resolveStarted = resolve;
  });
  let state: ModelState = { state: 'starting' };
  let pending: PendingRun<Input, Output> | null = null;
  let failedStarts = 0;
  let worker = start();

  function start(): WorkerProcess<Input> {
    return startWorker(program, settings, { onMessage: handleMessage, onDeath: restart });
  }

  function handleMessage(message: FromWorker<Output>): void {
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
      case 'done':
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

  function setState(next: ModelState): void {
    state = next;
    onState(next);
    if (next.state === 'ready' || next.state === 'unusable') resolveStarted(next);
  }

  function settle(how: (run: PendingRun<Input, Output>) => void): void {
    worker.keepAlive(false);
    if (pending !== null) how(pending);
    pending = null;
  }

  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        if (state.state === 'unusable') return reject(new Error(state.reason));
        pending = { input, resolve, reject };
        worker.keepAlive(true);
        if (state.state === 'ready') worker.send(input);
      }),
    state: () => state,
    started,
    async close() {
      state = { state: 'unusable', reason: 'it was closed' };
      settle(({ reject }) => reject(new Error('it was closed')));
      await worker.stop();
    },
  };
}

interface WorkerProcess<Input> {
  readonly send: (input: Input) => void;
  /** Whether the worker keeps this process from ending. */
  readonly keepAlive: (isNeeded: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Nothing is called after `stop`. */
interface WorkerListener<Output> {
  readonly onMessage: (message: FromWorker<Output>) => void;
  /** The worker ended by itself, or something else ended it. */
  readonly onDeath: (reason: string) => void;
}

/** Starts a worker process. It ends with this one, which stays alive until the worker can run: somebody may wait to know whether it can. */
function startWorker<Input extends Serializable, Output>(
  program: URL,
  settings: WorkerSettings,
  { onMessage, onDeath }: WorkerListener<Output>,
): WorkerProcess<Input> {
  const worker = fork(fileURLToPath(program), [JSON.stringify(settings)], {
    // The options of this process, such as a debugger or a loader, aren't meant for the worker.
    execArgv: [],
    // Structured clone, as for worker threads.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let listener: WorkerListener<Output> | null = { onMessage, onDeath };

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

  worker.on('message', (message: FromWorker<Output>) => listener?.onMessage(message));
  worker.on('error', ({ message }) => die(`its worker failed: ${message}`));
  worker.on('exit', () => die('its worker ended'));
  return {
    // A message that can't be sent needs no error of its own: the worker has died, or will.
    send: (input) => void worker.send(input, () => {}),
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
