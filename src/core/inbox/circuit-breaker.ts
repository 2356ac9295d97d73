import type { Observe } from '../ports/observe.ts';
import type { Clock } from '../ports/system.ts';
import { withTimeout } from './timeout.ts';

/** The longest that one call of the store may delay an answer. In milliseconds. */
const CALL_TIMEOUT = 1_000;

/** After so many failures in a row, the breaker opens … */
const MAX_FAILURES = 3;

/** … and no call reaches the store for so long. In milliseconds. */
const OPEN_TIME = 5_000;

/** Calls the store; results in `fallback` when the call fails or times out, or the breaker is open. Never throws. */
export type CallStore = <Result, Fallback>(
  call: string,
  ask: () => Promise<Result>,
  fallback: Fallback,
) => Promise<Result | Fallback>;

/** A store that fails or hangs must not take answers with it: every caller says what to do without. */
export function createCircuitBreaker(clock: Clock, observe: Observe): CallStore {
  let failures = 0;
  let openUntil = Number.NEGATIVE_INFINITY;
  return async (call, ask, fallback) => {
    if (clock.now() < openUntil) return fallback;
    try {
      const result = await withTimeout(CALL_TIMEOUT, clock, ask);
      failures = 0;
      return result;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_FAILURES) openUntil = clock.now() + OPEN_TIME;
      observe({ kind: 'store-trouble', call, error });
      return fallback;
    }
  };
}
