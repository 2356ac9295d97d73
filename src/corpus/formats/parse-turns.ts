import { availableParallelism } from 'node:os';

/** A document that is being parsed. */
export interface Turn {
  /** Whether another was parsed at any time meanwhile, so that what it took isn't known. */
  readonly isShared: () => boolean;
  readonly end: () => void;
}

/** While one thread parses, the one that asks makes articles; a third would keep a service from all else. */
const MOST_AT_ONCE = Math.min(2, availableParallelism());

/**
 * How long one thread parses before a second is started where there are two processors. It takes each thread some seconds until what it
 * runs is compiled; until then the compiler fills the other processor, and a second thread makes it do the same again. In milliseconds.
 */
const WARM_UP = availableParallelism() > 2 ? 0 : 5_000;

interface Waiting {
  readonly isAlone: boolean;
  readonly start: (turn: Turn) => void;
}

interface Running {
  readonly isAlone: boolean;
  isShared: boolean;
}

/**
 * Lets so many documents be parsed at once, in the order in which they came.
 *
 * @param warmUp for how long it is one at a time, counted while documents are parsed, in milliseconds
 */
export function createTurns(most = MOST_AT_ONCE, warmUp = WARM_UP): (isAlone: boolean) => Promise<Turn> {
  const waiting: Waiting[] = [];
  const running = new Set<Running>();
  let busy = 0;

  function startNext(): void {
    for (let next = waiting[0]; next !== undefined && mayStart(next); next = waiting[0]) {
      waiting.shift();
      const own: Running = { isAlone: next.isAlone, isShared: false };
      const start = performance.now();
      running.add(own);
      if (running.size > 1) for (const one of running) one.isShared = true;
      next.start({
        isShared: () => own.isShared,
        end() {
          running.delete(own);
          busy += performance.now() - start;
          startNext();
        },
      });
    }
  }

  function mayStart({ isAlone }: Waiting): boolean {
    if (running.size === 0) return true;
    return !isAlone && running.size < most && busy >= warmUp && ![...running].some((one) => one.isAlone);
  }

  return (isAlone) =>
    new Promise((start) => {
      waiting.push({ isAlone, start });
      startNext();
    });
}
