import type { HoldBackReason } from '../bot/holding-back.ts';
import { noteOf, type Reply, type Respond } from '../bot/reply.ts';
import { isNotice, isUnasked, type Request } from '../bot/request.ts';
import { wordingFor } from '../bot/wording/wording-for.ts';
import type { HeldClaim } from '../ports/claims.ts';
import type { Handled, Observe } from '../ports/observe.ts';
import { StoreUnavailable } from '../ports/store.ts';
import type { Clock } from '../ports/system.ts';
import { type BoundedQueue, QueueFull } from './bounded-queue.ts';
import { DELIVERY_TIMEOUT, type Deliver } from './delivery.ts';
import { keepRenewing } from './lease.ts';
import type { AsDoneOnce } from './receive.ts';
import { TimedOut, withTimeout } from './timeout.ts';

export interface HandlerDependencies {
  readonly respond: Respond;
  readonly asDoneOnce: AsDoneOnce;
  readonly queue: BoundedQueue;
  readonly clock: Clock;
  readonly report: Reporter;
  /** The claimed events that this process is working on; the handler adds and removes them. */
  readonly inFlight: Set<string>;
  /** For preparing a reply, waiting included. In milliseconds. */
  readonly timeLimit: number;
}

/** How the claim on a request came to be ours. */
export interface ClaimedRequest {
  readonly held: HeldClaim;
  /** When the request was received, or recovered. In milliseconds since 1970. */
  readonly since: number;
  /** Whether another process worked on it before, and gave up or died. */
  readonly isRecovered: boolean;
  /** Whether so many processes died of it that it isn't tried again: the asker gets an apology. */
  readonly isDeadLetter: boolean;
}

/** Handles a request that is claimed. Never rejects. */
export type HandleClaimed = (request: Request, deliver: Deliver, claimed: ClaimedRequest) => Promise<void>;

/** What to deliver, and whether that settles the request. Most apologies don't: a later delivery may get an answer. */
interface PreparedReply {
  readonly reply: Reply | null;
  readonly isFinal: boolean;
}

/**
 * Prepares a reply within the time limit, and delivers it or an apology. Completes the claim, or releases it after a failure so
 * that a later delivery can succeed. Renews the claim meanwhile, and delivers nothing once another process has taken it over.
 */
export function createHandler({
  respond,
  asDoneOnce,
  queue,
  clock,
  report,
  inFlight,
  timeLimit,
}: HandlerDependencies): HandleClaimed {
  return async (request, deliver, claimed) => {
    const key = idempotencyKeyOf(request);
    if (key === null) return handle(request, deliver, claimed);
    inFlight.add(key);
    await handle(request, deliver, claimed);
    inFlight.delete(key);
  };

  async function handle(request: Request, deliver: Deliver, claimed: ClaimedRequest): Promise<void> {
    const { held, since, isRecovered, isDeadLetter } = claimed;
    const renewal = keepRenewing(held, timeLimit + DELIVERY_TIMEOUT, clock);
    const prepared = isDeadLetter ? deadLetterReply(request) : await prepareReply(request);
    const why = await whyHeldBack(request, prepared, deliver);
    const isDelivered = (await renewal.isOurs())
      ? await deliverOrApologise(
          (reply) => deliver(reply, isRecovered),
          saidOf(request, prepared, why),
          request,
        )
      : null;
    renewal.end();
    if (isDelivered === null) return report.handled(request, since, 'duplicate');
    await (isDelivered ? settle(held, prepared, request) : held.release());
    const details = { answer: prepared.reply?.answer, isRecovered, ...(why !== null && { why }) };
    report.handled(request, since, isDelivered ? outcomeOf(prepared, why) : 'undelivered', details);
  }

  /** What is delivered of what was prepared. */
  function saidOf(request: Request, prepared: PreparedReply, why: HoldBackReason | null): PreparedReply {
    return isSilent(request, prepared) || why !== null ? { ...prepared, reply: null } : prepared;
  }

  function outcomeOf({ reply }: PreparedReply, why: HoldBackReason | null): Handled['outcome'] {
    return reply === null || why !== null ? 'ignored' : reply.outcome;
  }

  /** Whether nothing is said: where nobody asked the bot, an apology would be chatter. */
  function isSilent(request: Request, { reply }: PreparedReply): boolean {
    if (isNotice(request)) return reply?.outcome !== 'shown';
    return isUnasked(request) && reply?.outcome !== 'answered';
  }

  async function whyHeldBack(
    request: Request,
    prepared: PreparedReply,
    deliver: Deliver,
  ): Promise<HoldBackReason | null> {
    if (isSilent(request, prepared)) return null;
    return (await deliver.whyHeldBack?.()) ?? null;
  }

  /** Completes the claim, or releases it where another delivery may get an answer. */
  function settle(held: HeldClaim, { reply, isFinal }: PreparedReply, request: Request): Promise<void> {
    const once = asDoneOnce(request);
    // What is done once and was refused may be asked for again.
    const isRefused = once !== null && reply?.outcome !== 'shown';
    return isFinal && !isRefused ? held.complete(once?.lasts) : held.release();
  }

  /** @returns whether the reply was delivered, or there was none to deliver */
  async function deliverOrApologise(
    deliver: Deliver,
    { reply, isFinal }: PreparedReply,
    request: Request,
  ): Promise<boolean> {
    if (reply === null || (await tryToDeliver(deliver, reply, request))) return true;
    if (isFinal && !isUnasked(request) && !isNotice(request))
      await tryToDeliver(deliver, apology(request, 'failed'), request);
    return false;
  }

  async function tryToDeliver(deliver: Deliver, reply: Reply, request: Request): Promise<boolean> {
    try {
      await deliver(reply);
      return true;
    } catch (error) {
      report.fault(request, error);
      return false;
    }
  }

  async function prepareReply(request: Request): Promise<PreparedReply> {
    try {
      const reply = await withTimeout(timeLimit, clock, (signal) =>
        queue.run(() => respond(request), signal),
      );
      return { reply, isFinal: true };
    } catch (error) {
      if (error instanceof StoreUnavailable) return { reply: cannotNow(request, error), isFinal: false };
      const outcome = failureOf(error);
      if (outcome === 'failed') report.fault(request, error);
      return { reply: apology(request, outcome), isFinal: false };
    }
  }

  /** Where the articles are in a database, they can't be searched while it is down: no fault of the program. */
  function cannotNow({ asker: { locale } }: Request, error: StoreUnavailable): Reply {
    report.storeTrouble('look up', error);
    return noteOf(wordingFor(locale).cannotNow, 'failed');
  }
}

function deadLetterReply(request: Request): PreparedReply {
  return { reply: apology(request, 'failed'), isFinal: true };
}

function failureOf(error: unknown): 'late' | 'busy' | 'failed' {
  if (error instanceof TimedOut) return 'late';
  return error instanceof QueueFull ? 'busy' : 'failed';
}

function apology({ asker: { locale } }: Request, outcome: 'late' | 'busy' | 'failed'): Reply {
  const { tookTooLong, busy, failed } = wordingFor(locale);
  return noteOf({ late: tookTooLong, busy, failed }[outcome], outcome);
}

/** What a request is claimed by: the same at each delivery; `null` where nothing is delivered twice. */
export function idempotencyKeyOf({ event, place: { platform } }: Request): string | null {
  return event === null ? null : `${platform}:${event}`;
}

/** Reports what became of requests, for logs and metrics. */
export interface Reporter {
  /** @param since when it was received, or recovered. In milliseconds since 1970 */
  readonly handled: (
    request: Request,
    since: number,
    outcome: Handled['outcome'],
    more?: {
      readonly answer?: Reply['answer'] | undefined;
      readonly isRecovered?: boolean;
      readonly why?: HoldBackReason;
    },
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
    handled: (request, since, outcome, { answer = null, isRecovered = false, ...more } = {}) =>
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
        ...more,
      }),
    fault: ({ event, place: { platform } }, error) => observe({ kind: 'fault', event, platform, error }),
    storeTrouble: (call, error) => observe({ kind: 'store-trouble', call, error }),
  };
}
