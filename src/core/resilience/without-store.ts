import type { BotParts } from '../bot-parts.ts';
import type { Clock } from '../ports/clock.ts';
import { createLocalClaims } from './local-claims.ts';

/** A store for one person who asks for themselves: keeps nothing, and sets no limits. */
export function withoutStore(clock: Clock): BotParts['store'] {
  return {
    claim: createLocalClaims(clock),
    takeUp: async () => [],
    questions: {
      record: async () => {},
      find: async () => null,
      latestIn: async () => null,
      recentOf: async () => [],
    },
    recordFeedback: async () => false,
    listUnmet: async () => [],
    settings: { read: async () => ({}), write: async () => {} },
    takeToken: async () => ({ isAllowed: true }),
    forget: async () => 0,
  };
}
