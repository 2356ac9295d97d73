import type { Claim, ClaimEvent, HeldClaim } from '../ports/claim-event.ts';
import type { Attempt } from './attempt.ts';
import type { Settling } from './settling.ts';

/** What claims of the store are asked through. */
export interface StoreCalls {
  readonly attempt: Attempt;
  readonly settle: Settling['settle'];
}

/**
 * Claims of all processes, and of this one alone while the store is down. What this process has or had is known here first:
 * what is answered during an outage stays answered after it.
 */
export function createSharedClaims(local: ClaimEvent, store: ClaimEvent, calls: StoreCalls): ClaimEvent {
  return async (event, lease, kept) => {
    const here = await local(event, lease, kept);
    if (here.outcome !== 'mine') return here;
    const asked: Promise<Claim>[] = [];
    const ask = (): Promise<Claim> => {
      const asking = store(event, lease, kept);
      asked.push(asking);
      return asking;
    };
    const there = await calls.attempt('claim', ask, null);
    switch (there?.outcome) {
      case undefined: {
        const [asking] = asked;
        return asking === undefined ? here : heldInBoth(here, whenKnown(asking), calls);
      }
      case 'answered':
        await here.complete();
        return there;
      case 'underway':
        await here.release();
        return there;
      case 'mine':
        return heldInBoth(here, there, calls);
      default:
        return there satisfies never;
    }
  };
}

/** A claim of the store that nothing can go wrong with: while the store is down it is as good as any. */
export function heldInStore(there: HeldClaim, { attempt, settle }: StoreCalls): HeldClaim {
  return {
    outcome: 'mine',
    renew: (lease) => attempt('renew', () => there.renew(lease), true),
    complete: () => settle('complete', there.complete),
    release: () => settle('release', there.release),
  };
}

function heldInBoth(here: HeldClaim, claim: HeldClaim, calls: StoreCalls): HeldClaim {
  const there = heldInStore(claim, calls);
  return {
    outcome: 'mine',
    async renew(lease) {
      await here.renew(lease);
      return there.renew(lease);
    },
    async complete() {
      await here.complete();
      await there.complete();
    },
    async release() {
      await here.release();
      await there.release();
    },
  };
}

/** A claim that the store was asked for and didn't tell of in time. It may have been made all the same, and has to be settled. */
function whenKnown(asked: Promise<Claim>): HeldClaim {
  const known = asked.catch(() => null);
  const mine = async () => {
    const claim = await known;
    return claim?.outcome === 'mine' ? claim : null;
  };
  return {
    outcome: 'mine',
    renew: async (lease) => (await mine())?.renew(lease) ?? true,
    complete: async () => (await mine())?.complete(),
    release: async () => (await mine())?.release(),
  };
}
