import type { ClaimEvent } from '../ports/claim-event.ts';
import type { Attempt } from './attempt.ts';

/**
 * Claims of all processes, and of this one alone while the store is down. What this process has or had is known here first:
 * what is answered during an outage stays answered after it.
 */
export function createSharedClaims(local: ClaimEvent, store: ClaimEvent, attempt: Attempt): ClaimEvent {
  return async (event, lease) => {
    const here = await local(event, lease);
    if (here.outcome !== 'mine') return here;
    const there = await attempt('claim', () => store(event, lease), null);
    switch (there?.outcome) {
      case undefined:
        return here;
      case 'answered':
        await here.complete();
        return there;
      case 'underway':
        await here.release();
        return there;
      case 'mine':
        return {
          outcome: 'mine',
          complete: async () => {
            await here.complete();
            await attempt('complete', there.complete, undefined);
          },
          release: async () => {
            await here.release();
            await attempt('release', there.release, undefined);
          },
        };
      default:
        return there satisfies never;
    }
  };
}
