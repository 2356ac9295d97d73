import type { Request } from '../bot/request.ts';
import type { Claim, ClaimEvent, HeldClaim, PersistedRequest } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';
import type { Deliver, Receipt } from './delivery.ts';
import { type ClaimedRequest, type HandleClaimed, idempotencyKeyOf, type Reporter } from './handle.ts';
import { LEASE_TIME } from './lease.ts';

export interface ReceiverDependencies {
  readonly claim: ClaimEvent;
  /** What is kept of a request that would be lost with this process. */
  readonly sealRequest: (event: string, request: Request, address: string) => PersistedRequest;
  readonly handle: HandleClaimed;
  readonly clock: Clock;
  readonly report: Reporter;
  /** Aborted when the process is to end: then what somebody else is at is left to them. */
  readonly stopping: AbortSignal;
}

/** Deals with a request once, however often it is delivered. Never rejects. */
export type Receive = (request: Request, deliver: Deliver, receipt: Receipt | null) => Promise<void>;

/** What is never delivered twice needs no claim. */
const UNCLAIMED: HeldClaim = {
  outcome: 'mine',
  renew: async () => true,
  complete: async () => {},
  release: async () => {},
};

/** Claims a request, keeps what it takes to deal with it, acknowledges it, and has it dealt with: in this order. */
export function createReceiver({
  claim,
  sealRequest: keep,
  handle: deal,
  clock,
  report,
  stopping,
}: ReceiverDependencies): Receive {
  return async (request, deliver, receipt) => {
    const since = clock.now();
    let isRefused = false;
    try {
      const claimed = await claimWhenFree(() => claimOf(request, receipt), acknowledge, clock, stopping);
      if (claimed === null) return report.handled(request, since, 'duplicate');
      await deal(request, deliver, { ...claimed, since, isDeadLetter: false });
    } catch (error) {
      if (!isRefused) report.fault(request, error);
      report.handled(request, since, 'undelivered');
    }

    async function acknowledge(): Promise<void> {
      try {
        await receipt?.acknowledge();
      } catch (error) {
        isRefused = true;
        throw error;
      }
    }
  };

  async function claimOf(request: Request, receipt: Receipt | null): Promise<Claim> {
    const event = idempotencyKeyOf(request);
    if (event === null) return UNCLAIMED;
    return claim(event, LEASE_TIME, receipt && keep(event, request, receipt.address));
  }
}

/** Beyond the end of a lease, so that it has ended on the store's clock too. In milliseconds. */
const GRACE = 50;

/**
 * Claims an event; `null` when it is answered. Where somebody else is at it, waits until their lease ends before it says so:
 * this delivery may be the last one, and they may have died. `null` too when it isn't settled then, or the signal is aborted.
 *
 * @param acknowledge called when the event is claimed, by whomever; a claim is released when it rejects
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
