import { Worker } from 'node:worker_threads';

/** Threads that run one program. Those that are idle are kept for a while, and keep no process from ending. */
export interface Threads {
  /** A thread that nobody else has, with a heap of so many megabytes. */
  readonly take: (megabytes: number) => Worker;
  /** Gives back a thread that does nothing more. Whatever happens in it from now on concerns nobody. */
  readonly giveBack: (worker: Worker, megabytes: number) => void;
}

interface Idle {
  readonly worker: Worker;
  readonly megabytes: number;
  readonly end: NodeJS.Timeout;
  readonly forget: () => void;
}

/** @param idleFor after so many milliseconds the memory of an idle thread is given back */
export function createThreads(program: URL, idleFor: number): Threads {
  const idle = new Set<Idle>();

  function dismiss({ worker, forget }: Idle): void {
    forget();
    void worker.terminate();
  }

  function keep(worker: Worker, megabytes: number): void {
    const kept: Idle = {
      ...{ worker, megabytes },
      end: setTimeout(() => dismiss(kept), idleFor).unref(),
      forget() {
        idle.delete(kept);
        clearTimeout(kept.end);
        worker.off('exit', kept.forget);
      },
    };
    // What a parser left undone may end its thread later. Nobody is to be given that one.
    worker.once('exit', kept.forget);
    idle.add(kept);
  }

  return {
    take(megabytes) {
      const kept = [...idle].find((one) => one.megabytes === megabytes);
      // Those for other documents give their memory back.
      for (const other of idle) if (other.megabytes !== megabytes) dismiss(other);
      if (kept === undefined) return start(program, megabytes);
      kept.forget();
      return kept.worker;
    },
    giveBack(worker, megabytes) {
      worker.unref();
      keep(worker, megabytes);
    },
  };
}

function start(program: URL, megabytes: number): Worker {
  const worker = new Worker(program, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // An error that nobody waits for would end the process.
  return worker.on('error', () => {});
}
