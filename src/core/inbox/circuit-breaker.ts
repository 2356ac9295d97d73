import type { Observe } from '../ports/observe.ts';
import type { Clock } from '../ports/system.ts';
import { withTimeout } from './timeout.ts';

/** No call of the store may hold an answer up for longer. In milliseconds. */
const CALL_TIMEOUT = 1_000;

/** After so many failures in a row the store isn't asked … */
const MAX_FAILURES = 3;

/** … for so long. In milliseconds. */
const OPEN_TIME = 5_000;

/** Asks the store; what `otherwise` says when it fails, takes too long, or has failed too often of late. Never throws. */
export type CallStore = <Result, Otherwise>(
  call: string,
  ask: () => Promise<Result>,
  otherwise: Otherwise,
) => Promise<Result | Otherwise>;

/** A store that fails or hangs takes no answer with it: whoever asks it also says what to do without. */
export function createCircuitBreaker(clock: Clock, observe: Observe): CallStore {
  let failures = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return async (call, ask, otherwise) => {
    if (clock.now() < pausedUntil) return otherwise;
    try {
      const result = await withTimeout(CALL_TIMEOUT, clock, ask);
      failures = 0;
      return result;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_FAILURES) pausedUntil = clock.now() + OPEN_TIME;
      observe({ kind: 'store-trouble', call, error });
      return otherwise;
    }
  };
}
