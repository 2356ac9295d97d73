import type { HeldClaim } from '../ports/claim-event.ts';
import type { Clock } from '../ports/clock.ts';
import { BEAT, LEASE, SURE } from './lease.ts';

/** A claim that is kept alive while its request is dealt with. */
export interface Hold {
  /** Whether nobody else may have it by now; asks the store only when some time has gone by. */
  readonly isOurs: () => Promise<boolean>;
  /** Lets it run out, or be. */
  readonly end: () => void;
}

/** Renews a claim that was just made, again and again, until that is ended or has gone on for so many milliseconds. */
export function keepHeld(held: HeldClaim, most: number, clock: Clock): Hold {
  const ended = new AbortController();
  const giveUp = clock.now() + most;
  let sureUntil = clock.now() + SURE;
  let isOurs = true;

  async function renew(): Promise<void> {
    const asked = clock.now();
    isOurs = isOurs && (await held.renew(LEASE));
    if (isOurs) sureUntil = asked + SURE;
  }

  async function beat(): Promise<void> {
    while (isOurs && clock.now() < giveUp) {
      await clock.wait(BEAT, ended.signal);
      if (ended.signal.aborted) return;
      await renew();
    }
  }

  // Renewing never rejects: without the store everybody goes on.
  void beat();
  return {
    async isOurs() {
      if (clock.now() >= sureUntil) await renew();
      return isOurs;
    },
    // With a reason, so that no error is made of it.
    end: () => ended.abort('ended'),
  };
}
