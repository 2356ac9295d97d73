import type { Reply } from '../bot/reply.ts';
import { isNotice, type Request } from '../bot/request.ts';
import type { Claim, ClaimEvent, HeldClaim, PersistedRequest } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';
import type { Deliver, Receipt } from './delivery.ts';
import { type ClaimedRequest, type HandleClaimed, idempotencyKeyOf, type Reporter } from './handle.ts';
import { LEASE_TIME } from './lease.ts';

export interface ReceiverDependencies {
  readonly claim: ClaimEvent;
  /** What is stored of a request that would be lost with this process. */
  readonly sealRequest: (key: string, request: Request, address: string) => PersistedRequest;
  readonly asDoneOnce: AsDoneOnce;
  readonly handle: HandleClaimed;
  readonly clock: Clock;
  readonly report: Reporter;
  /** Aborted when the process is to end: then events that another process has claimed are left to it. */
  readonly stopping: AbortSignal;
}

/** What is done once for a person, such as to share an answer, however often they ask for it. */
export interface DoneOnce {
  /** What they hear when they ask again. */
  readonly again: Reply;
  /** After so many milliseconds it may be done again; absent: not as long as claims are stored. */
  readonly lasts?: number;
}

/** `null`: it may be done again, and another delivery of the same event says nothing. */
export type AsDoneOnce = (request: Request) => DoneOnce | null;

/** Handles a request once, however often it is delivered. Never rejects. */
export type Receive = (request: Request, deliver: Deliver, receipt: Receipt | null) => Promise<void>;

/** For requests that are never delivered twice. */
const UNCLAIMED: HeldClaim = {
  outcome: 'mine',
  renew: async () => true,
  complete: async () => {},
  release: async () => {},
};

/** Claims a request and stores it with the claim, acknowledges it, and handles it: in this order. */
export function createReceiver({
  claim,
  sealRequest,
  asDoneOnce,
  handle,
  clock,
  report,
  stopping,
}: ReceiverDependencies): Receive {
  return async (request, deliver, receipt) => {
    const since = clock.now();
    let isAcknowledgementRefused = false;
    try {
      const once = asDoneOnce(request);
      const signal = mayWait(request, once) ? stopping : AbortSignal.abort();
      const claimed = await claimWhenFree(() => claimOf(request, receipt), acknowledge, clock, signal);
      if (claimed === null && once !== null) await deliver(once.again);
      if (claimed === null) return report.handled(request, since, 'duplicate');
      await handle(request, deliver, { ...claimed, since, isDeadLetter: false });
    } catch (error) {
      if (!isAcknowledgementRefused) report.fault(request, error);
      report.handled(request, since, 'undelivered');
    }

    async function acknowledge(): Promise<void> {
      try {
        await receipt?.acknowledge();
      } catch (error) {
        isAcknowledgementRefused = true;
        throw error;
      }
    }
  };

  async function claimOf(request: Request, receipt: Receipt | null): Promise<Claim> {
    const key = idempotencyKeyOf(request);
    if (key === null) return UNCLAIMED;
    return claim(key, LEASE_TIME, receipt && sealRequest(key, request, receipt.address));
  }
}

/** Whether to wait for another process that has it: not with what is only to be done once, nor with what nobody delivers again. */
function mayWait(request: Request, once: DoneOnce | null): boolean {
  return once === null && !isNotice(request);
}

/** Added to the end of a lease, so that it has ended by the store's clock too. In milliseconds. */
const GRACE = 50;

/**
 * Claims an event. While another process holds it, waits until that lease ends: this delivery may be the last one, and the other
 * process may have died.
 *
 * @param acknowledge called once the event is claimed, by whichever process; a claim of ours is released when it rejects
 * @returns `null` when the event is answered, when another process holds it still, or when the signal is aborted
 */
async function claimWhenFree(
  claim: () => Promise<Claim>,
  acknowledge: () => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Pick<ClaimedRequest, 'held' | 'isRecovered'> | null> {
  const first = await claim();
  try {
    await acknowledge();
  } catch (error) {
    if (first.outcome === 'mine') await first.release();
    throw error;
  }
  if (first.outcome === 'mine') return { held: first, isRecovered: false };
  if (first.outcome === 'answered') return null;
  await clock.wait(first.leaseEndsIn + GRACE, signal);
  if (signal.aborted) return null;
  const second = await claim();
  return second.outcome === 'mine' ? { held: second, isRecovered: true } : null;
}
