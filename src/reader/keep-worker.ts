import type { ReaderState } from './reader-state.ts';
import { type RunningWorker, runWorker } from './run-worker.ts';
import type { WindowInput } from './window-input.ts';
import type { WindowOutput } from './window-output.ts';
import type { FromWorker, WorkerSettings } from './worker-messages.ts';

/** A worker that dies so often before it can read, one start after the other, is not started again. */
const MOST_FAILED_STARTS = 3;

/** A worker that is started again when it dies. It reads one window at a time. */
export interface KeptWorker {
  /** Reads a window, as soon as the worker can. @throws Error when it can't, or dies of it */
  readonly read: (input: WindowInput) => Promise<WindowOutput>;
  readonly state: () => ReaderState;
  readonly close: () => Promise<void>;
}

/** A window that is read, or waits until one can be. */
interface Reading {
  readonly input: WindowInput;
  readonly resolve: (output: WindowOutput) => void;
  readonly reject: (reason: Error) => void;
}

/** @param onState told of every change */
export function keepWorker(
  program: URL,
  settings: WorkerSettings,
  onState: (state: ReaderState) => void,
): KeptWorker {
  let state: ReaderState = { state: 'starting' };
  let reading: Reading | null = null;
  let failedStarts = 0;
  let worker = start();

  function start(): RunningWorker {
    return runWorker(program, settings, { onMessage: hear, onDeath: restart });
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
    const isHopeless = failedStarts === MOST_FAILED_STARTS;
    if (isHopeless || state.state === 'ready') end(({ reject }) => reject(new Error(reason)));
    enter({ state: isHopeless ? 'unusable' : 'restarting', reason });
    if (!isHopeless) worker = start();
    worker.hold(reading !== null);
  }

  function enter(next: ReaderState): void {
    state = next;
    onState(next);
  }

  function end(how: (reading: Reading) => void): void {
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
