export interface BoundedQueue {
  /**
   * Does the work when its turn comes, first come, first served; not at all when the signal is aborted before.
   *
   * @throws QueueFull at once when too much is waiting already
   */
  readonly run: <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;
  readonly load: () => { readonly running: number; readonly waiting: number };
}

/** Does so much at once, and lets so much wait. */
export function createBoundedQueue({
  atOnce,
  waiting: most,
}: {
  atOnce: number;
  waiting: number;
}): BoundedQueue {
  let running = 0;
  const turns: (() => void)[] = [];

  const next = () => {
    if (running >= atOnce) return;
    const turn = turns.shift();
    if (turn === undefined) return;
    running += 1;
    turn();
  };

  return {
    async run(work, signal) {
      if (turns.length >= most && running >= atOnce)
        throw new QueueFull(`${running} running, ${turns.length} waiting`);
      await new Promise<void>((resolve) => {
        turns.push(resolve);
        next();
      });
      try {
        signal.throwIfAborted();
        return await work();
      } finally {
        running -= 1;
        next();
      }
    },
    load: () => ({ running, waiting: turns.length }),
  };
}

/** There is so much to do that waiting would be in vain. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}
