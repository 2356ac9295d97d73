import type { Claim } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { ToDealWith } from './dealing.ts';

/** Beyond the end of a lease, so that it has ended on the store's clock too. In milliseconds. */
const GRACE = 50;

/**
 * Claims an event; `null` when it is answered. Where somebody else is at it, waits until their lease ends before it says so:
 * this delivery may be the last one, and they may have died. `null` too when it isn't settled then, or the signal is aborted.
 *
 * @param acknowledge called when the event is claimed, by whomever; a claim is released when it rejects
 */
export async function claimPatiently(
  claim: () => Promise<Claim>,
  acknowledge: () => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Pick<ToDealWith, 'held' | 'isRecovered'> | null> {
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
