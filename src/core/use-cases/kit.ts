import type { BotSettings } from '../bot-settings.ts';
import type { Fingerprints } from '../controls/fingerprints.ts';
import type { Seal } from '../controls/seal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Attempt } from '../resilience/attempt.ts';
import type { Conversations } from '../resilience/conversations.ts';
import type { Channels } from './channels.ts';

/** What the use cases work with. */
export interface Kit {
  readonly settings: BotSettings;
  readonly clock: Clock;
  /** Asked through `attempt` only. */
  readonly store: Pick<Store, 'questions' | 'recordFeedback' | 'listUnmet' | 'forget'>;
  readonly attempt: Attempt;
  readonly conversations: Conversations;
  readonly channels: Channels;
  readonly fingerprints: Fingerprints;
  readonly seal: Seal;
  /** A new id for the question of this event, the same each time; of no event, never the same. */
  readonly questionId: (event: string | null) => string;
}
