import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

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

/** Starts a worker process, which ends with this one, and keeps it from ending only while it is needed. */
export function runWorker(
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

  hold(false);
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
