import type { BotSettings } from './bot-settings.ts';
import type { Library } from './library.ts';
import type { Clock } from './ports/clock.ts';
import type { Observe } from './ports/observe.ts';
import type { RandomBytes } from './ports/random-bytes.ts';
import type { Sign } from './ports/sign.ts';
import type { Store } from './ports/store.ts';
import type { TextSealer } from './ports/text-sealer.ts';

/** What a bot is made of. */
export interface BotParts {
  readonly settings: BotSettings;
  /** What is answered from now: another library after the articles have changed. */
  readonly library: () => Library;
  readonly store: Pick<
    Store,
    'claim' | 'takeUp' | 'questions' | 'recordFeedback' | 'listUnmet' | 'settings' | 'takeToken' | 'forget'
  >;
  readonly sign: Sign;
  /** Seals what is kept of a request until it is answered. */
  readonly sealer: TextSealer;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  readonly observe: Observe;
}
