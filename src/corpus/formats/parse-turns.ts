import { availableParallelism } from 'node:os';

/** A document that is being parsed. */
export interface Turn {
  /** Whether another was parsed at any time meanwhile, so that what it took isn't known. */
  readonly isShared: () => boolean;
  readonly end: () => void;
}

/** While one thread parses, the one that asks makes articles; a third would keep a service from all else. */
const MOST_AT_ONCE = Math.min(2, availableParallelism());

interface Waiting {
  readonly isAlone: boolean;
  readonly start: (turn: Turn) => void;
}

interface Running {
  readonly isAlone: boolean;
  isShared: boolean;
}

/** Lets so many documents be parsed at once, in the order in which they came. */
export function createTurns(most = MOST_AT_ONCE): (isAlone: boolean) => Promise<Turn> {
  const waiting: Waiting[] = [];
  const running = new Set<Running>();

  function startNext(): void {
    for (let next = waiting[0]; next !== undefined && mayStart(next); next = waiting[0]) {
      waiting.shift();
      const own: Running = { isAlone: next.isAlone, isShared: false };
      running.add(own);
      if (running.size > 1) for (const one of running) one.isShared = true;
      next.start({
        isShared: () => own.isShared,
        end() {
          running.delete(own);
          startNext();
        },
      });
    }
  }

  function mayStart({ isAlone }: Waiting): boolean {
    if (running.size === 0) return true;
    return !isAlone && running.size < most && ![...running].some((one) => one.isAlone);
  }

  return (isAlone) =>
    new Promise((start) => {
      waiting.push({ isAlone, start });
      startNext();
    });
}
