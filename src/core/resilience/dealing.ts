import type { ClaimEvent } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Handled, Observe } from '../ports/observe.ts';
import { DELIVERY_TIME, type Deliver } from '../replies/deliver.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import type { Respond } from '../use-cases/respond.ts';
import { wordingFor } from '../wording/wording-for.ts';
import { claimPatiently, type ToDealWith } from './claim-patiently.ts';
import { QueueFull } from './queue-full.ts';
import { TookTooLong } from './took-too-long.ts';
import { withinTime } from './within-time.ts';
import type { WorkQueue } from './work-queue.ts';

export interface DealingParts {
  readonly respond: Respond;
  readonly claim: ClaimEvent;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Who wants what, in words for the log. */
  readonly identify: (request: Request) => Pick<Handled, 'person' | 'action'>;
  /** For a response, waiting included. In milliseconds. */
  readonly timeLimit: number;
  /** Aborted when the process is to end: then what somebody else is at is left to them. */
  readonly stopping: AbortSignal;
}

/** What there is to say, and whether it settles the request: an apology doesn't, and a later delivery may do better. */
interface Said {
  readonly reply: Reply | null;
  readonly isSettled: boolean;
}

/** What is never delivered twice needs no claim. */
const UNCLAIMED: ToDealWith = {
  held: { outcome: 'mine', complete: async () => {}, release: async () => {} },
  isRecovered: false,
};

/**
 * Deals with a request once, however often it is delivered: claims it, responds within the time there is, brings the reply
 * or an apology, and completes the claim; or releases it when that failed, so that a later delivery can succeed.
 */
export function createDealing(parts: DealingParts): (request: Request, deliver: Deliver) => Promise<void> {
  const { respond, claim, queue, clock, observe, identify, timeLimit, stopping } = parts;

  return async (request, deliver) => {
    const started = clock.now();
    const report = (outcome: Handled['outcome'], answer: Reply['answer'] = null, isRecovered = false) =>
      observe({
        kind: 'handled',
        ...identify(request),
        event: request.event,
        place: request.place,
        outcome,
        confidence: answer?.confidence ?? null,
        engine: answer?.engine ?? null,
        milliseconds: clock.now() - started,
        isRecovered,
      });

    const claimed = await claimOf(request);
    if (claimed === null) return report('duplicate');
    const { held, isRecovered } = claimed;
    const { reply, isSettled } = await sayTo(request);
    const isBrought = reply === null || (await brings(deliver, reply, request));
    await (isSettled && isBrought ? held.complete() : held.release());
    if (isSettled && !isBrought) await brings(deliver, apology(request, 'failed'), request);
    report(isBrought ? (reply?.outcome ?? 'ignored') : 'undelivered', reply?.answer, isRecovered);
  };

  async function brings(deliver: Deliver, reply: Reply, request: Request): Promise<boolean> {
    try {
      await deliver(reply);
      return true;
    } catch (error) {
      reportFault(request, error);
      return false;
    }
  }

  function reportFault({ event, place: { platform } }: Request, error: unknown): void {
    observe({ kind: 'fault', event, platform, error });
  }

  async function claimOf({ event, place: { platform } }: Request): Promise<ToDealWith | null> {
    if (event === null) return UNCLAIMED;
    return claimPatiently(`${platform}:${event}`, timeLimit + DELIVERY_TIME, claim, clock, stopping);
  }

  async function sayTo(request: Request): Promise<Said> {
    try {
      const reply = await withinTime(timeLimit, clock, (signal) => queue.run(() => respond(request), signal));
      return { reply, isSettled: true };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === 'failed') reportFault(request, error);
      return { reply: apology(request, outcome), isSettled: false };
    }
  }
}

function outcomeOf(error: unknown): 'late' | 'busy' | 'failed' {
  if (error instanceof TookTooLong) return 'late';
  return error instanceof QueueFull ? 'busy' : 'failed';
}

function apology({ asker: { locale } }: Request, outcome: 'late' | 'busy' | 'failed'): Reply {
  const { tookTooLong, busy, failed } = wordingFor(locale);
  return noteOf({ late: tookTooLong, busy, failed }[outcome], outcome);
}
