import type { ClaimEvent, HeldClaim } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';

/** Beyond the end of a lease, so that it has ended on the store's clock too. In milliseconds. */
const GRACE = 50;

/** An event to deal with, and whether somebody else was at it before and gave up or died. */
export interface ToDealWith {
  readonly held: HeldClaim;
  readonly isRecovered: boolean;
}

/**
 * Claims an event; `null` when it is answered. Where somebody else is at it, waits until their lease ends before it says so:
 * this delivery may be the last one, and they may have died. `null` too when it isn't settled then, or the signal is aborted.
 */
export async function claimPatiently(
  event: string,
  lease: number,
  claim: ClaimEvent,
  clock: Clock,
  signal: AbortSignal,
): Promise<ToDealWith | null> {
  const first = await claim(event, lease);
  if (first.outcome === 'mine') return { held: first, isRecovered: false };
  if (first.outcome === 'answered') return null;
  await clock.wait(first.leaseEndsIn + GRACE, signal);
  if (signal.aborted) return null;
  const second = await claim(event, lease);
  return second.outcome === 'mine' ? { held: second, isRecovered: true } : null;
}
