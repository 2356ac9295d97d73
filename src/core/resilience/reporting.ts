import type { Clock } from '../ports/clock.ts';
import type { Handled, Observe } from '../ports/observe.ts';
import type { StoreUnavailable } from '../ports/store-unavailable.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';

/** Tells what became of requests. */
export interface Reporting {
  /** @param since when it came in */
  readonly handled: (
    request: Request,
    since: number,
    outcome: Handled['outcome'],
    more?: { readonly answer?: Reply['answer'] | undefined; readonly isRecovered?: boolean },
  ) => void;
  readonly fault: (request: Request, error: unknown) => void;
  /** @param call what the store was asked for */
  readonly trouble: (call: string, error: StoreUnavailable) => void;
}

/** @param identify who wants what, in words for the log */
export function createReporting(
  observe: Observe,
  clock: Pick<Clock, 'now'>,
  identify: (request: Request) => Pick<Handled, 'person' | 'action'>,
): Reporting {
  return {
    handled: (request, since, outcome, { answer = null, isRecovered = false } = {}) =>
      observe({
        kind: 'handled',
        ...identify(request),
        event: request.event,
        place: request.place,
        outcome,
        confidence: answer?.confidence ?? null,
        engine: answer?.engine ?? null,
        milliseconds: clock.now() - since,
        isRecovered,
      }),
    fault: ({ event, place: { platform } }, error) => observe({ kind: 'fault', event, platform, error }),
    trouble: (call, error) => observe({ kind: 'store-trouble', call, error }),
  };
}
