import { personOf } from '../../src/core/person-of.ts';
import type { Asker } from '../../src/core/requests/request.ts';
import { TEST_SIGN } from './bot-of.ts';
import { ADA, CHANNEL } from './talk-with.ts';

/** What the bots of the tests keep somebody's questions under. */
export function hashOf({ id }: Asker = ADA): string {
  return personOf(id, CHANNEL.platform, TEST_SIGN);
}
