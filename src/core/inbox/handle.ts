import { noteOf, type Reply } from '../bot/reply.ts';
import type { Request } from '../bot/request.ts';
import type { Respond } from '../bot/use-cases/respond.ts';
import { wordingFor } from '../bot/wording/wording-for.ts';
import type { HeldClaim } from '../ports/claims.ts';
import type { Handled, Observe } from '../ports/observe.ts';
import { StoreUnavailable } from '../ports/store.ts';
import type { Clock } from '../ports/system.ts';
import { type BoundedQueue, QueueFull } from './bounded-queue.ts';
import { DELIVERY_TIMEOUT, type Deliver } from './delivery.ts';
import { keepRenewing } from './lease.ts';
import { TimedOut, withTimeout } from './timeout.ts';

export interface HandlerDependencies {
  readonly respond: Respond;
  readonly queue: BoundedQueue;
  readonly clock: Clock;
  readonly report: Reporter;
  /** Kept: the claimed events that this process is at. */
  readonly inFlight: Set<string>;
  /** For a response, waiting included. In milliseconds. */
  readonly timeLimit: number;
}

/** A request's claim, and how it came to be ours. */
export interface ClaimedRequest {
  readonly held: HeldClaim;
  /** When the request came in. */
  readonly since: number;
  /** Whether somebody else was at it before and gave up or died. */
  readonly isRecovered: boolean;
  /** Whether so many died of it that no more are to: then there is an apology. */
  readonly isDeadLetter: boolean;
}

/** Deals with a request that is claimed. Never rejects. */
export type HandleClaimed = (request: Request, deliver: Deliver, claimed: ClaimedRequest) => Promise<void>;

/** What there is to say, and whether it settles the request: most apologies don't, and a later delivery may do better. */
interface PreparedReply {
  readonly reply: Reply | null;
  readonly isFinal: boolean;
}

/**
 * Responds within the time there is, brings the reply or an apology, and completes the claim; or releases it when that failed,
 * so that a later delivery can succeed. The claim is kept alive meanwhile; what somebody else has taken over is left to them.
 */
export function createHandler({
  respond,
  queue,
  clock,
  report,
  inFlight: atHand,
  timeLimit,
}: HandlerDependencies): HandleClaimed {
  return async (request, deliver, claimed) => {
    const event = idempotencyKeyOf(request);
    if (event === null) return deal(request, deliver, claimed);
    atHand.add(event);
    await deal(request, deliver, claimed);
    atHand.delete(event);
  };

  async function deal(request: Request, deliver: Deliver, claimed: ClaimedRequest): Promise<void> {
    const { held, since, isRecovered, isDeadLetter: isHopeless } = claimed;
    const hold = keepRenewing(held, timeLimit + DELIVERY_TIMEOUT, clock);
    const said = isHopeless ? deadLetterReply(request) : await sayTo(request);
    const isBrought = (await hold.isOurs()) ? await bringsOrApologises(deliver, said, request) : null;
    hold.end();
    if (isBrought === null) return report.handled(request, since, 'duplicate');
    await (said.isFinal && isBrought ? held.complete() : held.release());
    const outcome = isBrought ? (said.reply?.outcome ?? 'ignored') : 'undelivered';
    report.handled(request, since, outcome, { answer: said.reply?.answer, isRecovered });
  }

  async function bringsOrApologises(
    deliver: Deliver,
    said: PreparedReply,
    request: Request,
  ): Promise<boolean> {
    if (said.reply === null || (await brings(deliver, said.reply, request))) return true;
    if (said.isFinal) await brings(deliver, apology(request, 'failed'), request);
    return false;
  }

  async function brings(deliver: Deliver, reply: Reply, request: Request): Promise<boolean> {
    try {
      await deliver(reply);
      return true;
    } catch (error) {
      report.fault(request, error);
      return false;
    }
  }

  async function sayTo(request: Request): Promise<PreparedReply> {
    try {
      const reply = await withTimeout(timeLimit, clock, (signal) =>
        queue.run(() => respond(request), signal),
      );
      return { reply, isFinal: true };
    } catch (error) {
      if (error instanceof StoreUnavailable) return { reply: unreachable(request, error), isFinal: false };
      const outcome = outcomeOf(error);
      if (outcome === 'failed') report.fault(request, error);
      return { reply: apology(request, outcome), isFinal: false };
    }
  }

  /** Articles that are in a database can't be looked up while it is down: no fault of the program. */
  function unreachable({ asker: { locale } }: Request, error: StoreUnavailable): Reply {
    report.storeTrouble('look up', error);
    return noteOf(wordingFor(locale).cannotNow, 'failed');
  }
}

function deadLetterReply(request: Request): PreparedReply {
  return { reply: apology(request, 'failed'), isFinal: true };
}

function outcomeOf(error: unknown): 'late' | 'busy' | 'failed' {
  if (error instanceof TimedOut) return 'late';
  return error instanceof QueueFull ? 'busy' : 'failed';
}

function apology({ asker: { locale } }: Request, outcome: 'late' | 'busy' | 'failed'): Reply {
  const { tookTooLong, busy, failed } = wordingFor(locale);
  return noteOf({ late: tookTooLong, busy, failed }[outcome], outcome);
}

/** What a request is claimed by; `null` where nothing is delivered twice. */
export function idempotencyKeyOf({ event, place: { platform } }: Request): string | null {
  return event === null ? null : `${platform}:${event}`;
}

/** Tells what became of requests. */
export interface Reporter {
  /** @param since when it came in */
  readonly handled: (
    request: Request,
    since: number,
    outcome: Handled['outcome'],
    more?: { readonly answer?: Reply['answer'] | undefined; readonly isRecovered?: boolean },
  ) => void;
  readonly fault: (request: Request, error: unknown) => void;
  /** @param call what the store was asked for */
  readonly storeTrouble: (call: string, error: StoreUnavailable) => void;
}

/** @param identify who wants what, in words for the log */
export function createReporter(
  observe: Observe,
  clock: Pick<Clock, 'now'>,
  identify: (request: Request) => Pick<Handled, 'person' | 'action'>,
): Reporter {
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
    storeTrouble: (call, error) => observe({ kind: 'store-trouble', call, error }),
  };
}
