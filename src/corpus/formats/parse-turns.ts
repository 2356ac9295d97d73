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
 * How much one thread parses before a second is started where there are two processors. It takes each thread some seconds until what it
 * runs is compiled; until then the compiler fills the other processor, and a second thread makes it do the same again. In characters
 * or bytes: a thousand pages of Markdown.
 */
const WARM_UP = availableParallelism() > 2 ? 0 : 5_000_000;

interface Waiting {
  readonly isAlone: boolean;
  readonly length: number;
  readonly start: (turn: Turn) => void;
}

interface Running {
  readonly isAlone: boolean;
  isShared: boolean;
}

/**
 * Lets so many documents be parsed at once, in the order in which they came.
 *
 * @param warmUp so much is parsed one at a time first, as whoever takes a turn counts it
 */
export function createTurns(
  most = MOST_AT_ONCE,
  warmUp = WARM_UP,
): (isAlone: boolean, length: number) => Promise<Turn> {
  const waiting: Waiting[] = [];
  const running = new Set<Running>();
  let parsed = 0;

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
          parsed += next.length;
          startNext();
        },
      });
    }
  }

  function mayStart({ isAlone }: Waiting): boolean {
    if (running.size === 0) return true;
    return !isAlone && running.size < most && parsed >= warmUp && ![...running].some((one) => one.isAlone);
  }

  return (isAlone, length) =>
    new Promise((start) => {
      waiting.push({ isAlone, length, start });
      startNext();
    });
}
