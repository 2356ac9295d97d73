import type { BotDependencies } from '../../src/core/bot/context.ts';
import type { HeldClaim } from '../../src/core/ports/claims.ts';
import { StoreUnavailable } from '../../src/core/ports/store.ts';

type BotStore = BotDependencies['store'];

/** How a store is doing: it works; whatever is asked of it fails; or never comes back. */
export type Trouble = 'none' | 'down' | 'hanging';

/** A store that is in trouble when it is told to be. */
export function failingStore(store: BotStore, trouble: () => Trouble): BotStore {
  const troubled =
    <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      switch (trouble()) {
        case 'none':
          return call(...given);
        case 'down':
          throw new StoreUnavailable('The database is down.');
        default:
          return new Promise(() => {});
      }
    };
  const failingClaim = ({ renew, complete, release, ...claim }: HeldClaim): HeldClaim => ({
    ...claim,
    renew: troubled(renew),
    complete: troubled(complete),
    release: troubled(release),
  });
  const { questions, settings, threads, answeredGaps } = store;
  return {
    claim: troubled(async (...given) => {
      const claim = await store.claim(...given);
      return claim.outcome === 'mine' ? failingClaim(claim) : claim;
    }),
    recoverClaims: troubled(async (wanted) => {
      const taken = await store.recoverClaims(wanted);
      return taken.map((one) => ({ ...one, held: failingClaim(one.held) }));
    }),
    questions: {
      record: troubled(questions.record),
      find: troubled(questions.find),
      latestIn: troubled(questions.latestIn),
      recentOf: troubled(questions.recentOf),
    },
    settings: {
      read: troubled(settings.read),
      readAll: troubled(settings.readAll),
      write: troubled(settings.write),
    },
    threads: { stateOf: troubled(threads.stateOf), change: troubled(threads.change) },
    keptAnswers: store.keptAnswers,
    answeredGaps: {
      unmatched: troubled(answeredGaps.unmatched),
      close: troubled(answeredGaps.close),
      untold: troubled(answeredGaps.untold),
      settle: troubled(answeredGaps.settle),
      decline: troubled(answeredGaps.decline),
    },
    recordFeedback: troubled(store.recordFeedback),
    listUnmet: troubled(store.listUnmet),
    takeToken: troubled(store.takeToken),
    forget: troubled(store.forget),
  };
}
