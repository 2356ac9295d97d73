import type { BotParts } from '../bot-parts.ts';
import { toBase64url } from '../controls/base64url.ts';
import { createFingerprints } from '../controls/fingerprints.ts';
import { createSeal, ID_BYTES } from '../controls/seal.ts';
import type { Attempt } from '../resilience/attempt.ts';
import { createConversations } from '../resilience/conversations.ts';
import { createChannels } from './channels.ts';
import type { Kit } from './kit.ts';

/** What the use cases work with, of the parts that the bot was given. */
export function createKit({ settings, store, sign, randomBytes, clock }: BotParts, attempt: Attempt): Kit {
  return {
    settings,
    clock,
    store,
    attempt,
    conversations: createConversations(store.questions.latestIn, attempt, clock),
    channels: createChannels(store.settings, attempt, clock, settings),
    fingerprints: createFingerprints(sign),
    seal: createSeal(sign),
    questionId: (event) =>
      toBase64url(
        event === null
          ? randomBytes(ID_BYTES)
          : sign(JSON.stringify(['question', event])).subarray(0, ID_BYTES),
      ),
  };
}
