import { hashPerson } from '../../src/core/bot/keyed-hash.ts';
import type { Asker } from '../../src/core/bot/request.ts';
import { TEST_SIGN } from './bot-of.ts';
import { ADA, CHANNEL } from './talk-with.ts';

/** What the bots of the tests keep somebody's questions under. */
export function hashOf({ id }: Asker = ADA): string {
  return hashPerson(id, CHANNEL, TEST_SIGN);
}
