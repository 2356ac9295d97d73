import type { HeldClaim } from '../ports/claims.ts';
import type { Clock } from '../ports/system.ts';

/**
 * How long a claim lasts after it was made or last renewed. A process that hangs for longer is taken for dead. In milliseconds.
 */
export const LEASE_TIME = 8_000;

/** The time between two renewals, so short that one may fail or be late. In milliseconds. */
export const RENEWAL_INTERVAL = 2_000;

/** For so long after it was made or renewed, a claim is certainly ours. In milliseconds. */
const CERTAIN_TIME = 4_000;

/** The renewal of a claim while its request is in flight. */
export interface LeaseRenewal {
  /** Whether the claim is still ours. Asks the store only when the last renewal was some time ago. */
  readonly isOurs: () => Promise<boolean>;
  /** Stops renewing; the claim itself is neither completed nor released. */
  readonly end: () => void;
}

/** Renews a claim that was just made, until the renewal is ended or has gone on for `maxTime` milliseconds. */
export function keepRenewing(held: HeldClaim, maxTime: number, clock: Clock): LeaseRenewal {
  const ended = new AbortController();
  const deadline = clock.now() + maxTime;
  let certainUntil = clock.now() + CERTAIN_TIME;
  let isOurs = true;

  async function renew(): Promise<void> {
    const asked = clock.now();
    isOurs = isOurs && (await held.renew(LEASE_TIME));
    if (isOurs) certainUntil = asked + CERTAIN_TIME;
  }

  async function renewUntilEnded(): Promise<void> {
    while (isOurs && clock.now() < deadline) {
      await clock.wait(RENEWAL_INTERVAL, ended.signal);
      if (ended.signal.aborted) return;
      await renew();
    }
  }

  // Never rejects: while the store is down, every claim counts as renewed.
  void renewUntilEnded();
  return {
    async isOurs() {
      if (clock.now() >= certainUntil) await renew();
      return isOurs;
    },
    // Without a reason, an error with its stack would be created for nothing.
    end: () => ended.abort('ended'),
  };
}
