import type { Claim, ClaimEvent, HeldClaim } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptRequest } from '../ports/kept-request.ts';
import type { Deliver, Receipt } from '../replies/deliver.ts';
import type { Request } from '../requests/request.ts';
import { claimPatiently } from './claim-patiently.ts';
import type { Deal } from './dealing.ts';
import { eventOf } from './event-of.ts';
import { LEASE } from './lease.ts';
import type { Reporting } from './reporting.ts';

export interface ReceivingParts {
  readonly claim: ClaimEvent;
  /** What is kept of a request that would be lost with this process. */
  readonly keep: (event: string, request: Request, address: string) => KeptRequest;
  readonly deal: Deal;
  readonly clock: Clock;
  readonly report: Reporting;
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
export function createReceiving({ claim, keep, deal, clock, report, stopping }: ReceivingParts): Receive {
  return async (request, deliver, receipt) => {
    const since = clock.now();
    let isRefused = false;
    try {
      const claimed = await claimPatiently(() => claimOf(request, receipt), acknowledge, clock, stopping);
      if (claimed === null) return report.handled(request, since, 'duplicate');
      await deal(request, deliver, { ...claimed, since, isHopeless: false });
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
    const event = eventOf(request);
    if (event === null) return UNCLAIMED;
    return claim(event, LEASE, receipt && keep(event, request, receipt.address));
  }
}
