import type { HeldClaim } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import { DELIVERY_TIME, type Deliver } from '../replies/deliver.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import type { Respond } from '../use-cases/respond.ts';
import { wordingFor } from '../wording/wording-for.ts';
import { eventOf } from './event-of.ts';
import { keepHeld } from './keep-held.ts';
import { QueueFull } from './queue-full.ts';
import type { Reporting } from './reporting.ts';
import { TookTooLong } from './took-too-long.ts';
import { withinTime } from './within-time.ts';
import type { WorkQueue } from './work-queue.ts';

export interface DealingParts {
  readonly respond: Respond;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly report: Reporting;
  /** Kept: the claimed events that this process is at. */
  readonly atHand: Set<string>;
  /** For a response, waiting included. In milliseconds. */
  readonly timeLimit: number;
}

/** A request's claim, and how it came to be ours. */
export interface ToDealWith {
  readonly held: HeldClaim;
  /** When the request came in. */
  readonly since: number;
  /** Whether somebody else was at it before and gave up or died. */
  readonly isRecovered: boolean;
  /** Whether so many died of it that no more are to: then there is an apology. */
  readonly isHopeless: boolean;
}

/** Deals with a request that is claimed. Never rejects. */
export type Deal = (request: Request, deliver: Deliver, claimed: ToDealWith) => Promise<void>;

/** What there is to say, and whether it settles the request: most apologies don't, and a later delivery may do better. */
interface Said {
  readonly reply: Reply | null;
  readonly isSettled: boolean;
}

/**
 * Responds within the time there is, brings the reply or an apology, and completes the claim; or releases it when that failed,
 * so that a later delivery can succeed. The claim is kept alive meanwhile; what somebody else has taken over is left to them.
 */
export function createDealing({ respond, queue, clock, report, atHand, timeLimit }: DealingParts): Deal {
  return async (request, deliver, claimed) => {
    const event = eventOf(request);
    if (event === null) return deal(request, deliver, claimed);
    atHand.add(event);
    await deal(request, deliver, claimed);
    atHand.delete(event);
  };

  async function deal(request: Request, deliver: Deliver, claimed: ToDealWith): Promise<void> {
    const { held, since, isRecovered, isHopeless } = claimed;
    const hold = keepHeld(held, timeLimit + DELIVERY_TIME, clock);
    const said = isHopeless ? hopeless(request) : await sayTo(request);
    const isBrought = (await hold.isOurs()) ? await bringsOrApologises(deliver, said, request) : null;
    hold.end();
    if (isBrought === null) return report.handled(request, since, 'duplicate');
    await (said.isSettled && isBrought ? held.complete() : held.release());
    const outcome = isBrought ? (said.reply?.outcome ?? 'ignored') : 'undelivered';
    report.handled(request, since, outcome, { answer: said.reply?.answer, isRecovered });
  }

  async function bringsOrApologises(deliver: Deliver, said: Said, request: Request): Promise<boolean> {
    if (said.reply === null || (await brings(deliver, said.reply, request))) return true;
    if (said.isSettled) await brings(deliver, apology(request, 'failed'), request);
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

  async function sayTo(request: Request): Promise<Said> {
    try {
      const reply = await withinTime(timeLimit, clock, (signal) => queue.run(() => respond(request), signal));
      return { reply, isSettled: true };
    } catch (error) {
      if (error instanceof StoreUnavailable) return { reply: unreachable(request, error), isSettled: false };
      const outcome = outcomeOf(error);
      if (outcome === 'failed') report.fault(request, error);
      return { reply: apology(request, outcome), isSettled: false };
    }
  }

  /** Articles that are in a database can't be looked up while it is down: no fault of the program. */
  function unreachable({ asker: { locale } }: Request, error: StoreUnavailable): Reply {
    report.trouble('look up', error);
    return noteOf(wordingFor(locale).cannotNow, 'failed');
  }
}

function hopeless(request: Request): Said {
  return { reply: apology(request, 'failed'), isSettled: true };
}

function outcomeOf(error: unknown): 'late' | 'busy' | 'failed' {
  if (error instanceof TookTooLong) return 'late';
  return error instanceof QueueFull ? 'busy' : 'failed';
}

function apology({ asker: { locale } }: Request, outcome: 'late' | 'busy' | 'failed'): Reply {
  const { tookTooLong, busy, failed } = wordingFor(locale);
  return noteOf({ late: tookTooLong, busy, failed }[outcome], outcome);
}
