import type { HeldClaim } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';

/**
 * A claim ends so long after it was made or renewed last: the process that held it has died. One that stands still for less is not
 * taken for dead. In milliseconds.
 */
export const LEASE_TIME = 8_000;

/** Between two renewals: one may fail or come late. In milliseconds. */
export const RENEWAL_INTERVAL = 2_000;

/** For so long after it was made or renewed, a claim is held without a doubt. In milliseconds. */
const CERTAIN_TIME = 4_000;

/** A claim that is kept alive while its request is dealt with. */
export interface LeaseRenewal {
  /** Whether nobody else may have it by now; asks the store only when some time has gone by. */
  readonly isOurs: () => Promise<boolean>;
  /** Lets it run out, or be. */
  readonly end: () => void;
}

/** Renews a claim that was just made, again and again, until that is ended or has gone on for so many milliseconds. */
export function keepRenewing(held: HeldClaim, most: number, clock: Clock): LeaseRenewal {
  const ended = new AbortController();
  const giveUp = clock.now() + most;
  let sureUntil = clock.now() + CERTAIN_TIME;
  let isOurs = true;

  async function renew(): Promise<void> {
    const asked = clock.now();
    isOurs = isOurs && (await held.renew(LEASE_TIME));
    if (isOurs) sureUntil = asked + CERTAIN_TIME;
  }

  async function beat(): Promise<void> {
    while (isOurs && clock.now() < giveUp) {
      await clock.wait(RENEWAL_INTERVAL, ended.signal);
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
