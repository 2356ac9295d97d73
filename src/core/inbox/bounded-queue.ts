export interface BoundedQueue {
  /**
   * Runs the work when its turn comes, first come, first served. Rejects without running it if the signal is aborted by then.
   *
   * @throws QueueFull at once when the queue is full
   */
  readonly run: <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;
  readonly load: () => { readonly running: number; readonly waiting: number };
}

/** A queue that runs at most `atOnce` works at once, and lets at most `waiting` wait. */
export function createBoundedQueue({
  atOnce,
  waiting: maxWaiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): BoundedQueue {
  let running = 0;
  const turns: (() => void)[] = [];

  function startNext(): void {
    if (running >= atOnce) return;
    const start = turns.shift();
    if (start === undefined) return;
    running += 1;
    start();
  }

  return {
    async run(work, signal) {
      if (turns.length >= maxWaiting && running >= atOnce)
        throw new QueueFull(`${running} running, ${turns.length} waiting`);
      await new Promise<void>((resolve) => {
        turns.push(resolve);
        startNext();
      });
      try {
        signal.throwIfAborted();
        return await work();
      } finally {
        running -= 1;
        startNext();
      }
    },
    load: () => ({ running, waiting: turns.length }),
  };
}

/** Too much work is waiting already. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}
