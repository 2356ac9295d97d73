import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { Observe } from '../ports/observe.ts';
import type { Place } from '../ports/place.ts';
import type { Store } from '../ports/store.ts';
import type { Clock, RandomBytes, Sign, TextSealer } from '../ports/system.ts';
import { createFingerprints, type Fingerprints } from './controls/control.ts';
import { createSeal, ID_BYTES, type Seal } from './controls/seal.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { toBase64url } from './keyed-hash.ts';
import type { Library, ListedArticle } from './library.ts';
import type { Asker } from './request.ts';
import {
  type BotSettings,
  type ChannelSettingsCache,
  createChannelSettingsCache,
  type EffectiveSettings,
} from './settings.ts';
import type { Wording } from './wording/wording.ts';

/** What a bot is made of. */
export interface BotDependencies {
  readonly settings: BotSettings;
  /** What is answered from now: another library after the articles have changed. */
  readonly library: () => Library;
  readonly store: Pick<
    Store,
    | 'claim'
    | 'recoverClaims'
    | 'questions'
    | 'recordFeedback'
    | 'listUnmet'
    | 'settings'
    | 'takeToken'
    | 'forget'
  >;
  readonly sign: Sign;
  /** Seals what is kept of a request until it is answered. */
  readonly sealer: TextSealer;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** What the use cases work with. */
export interface BotContext {
  readonly settings: BotSettings;
  readonly clock: Clock;
  /** Asked through `attempt` only. */
  readonly store: Pick<Store, 'questions' | 'recordFeedback' | 'listUnmet' | 'forget'>;
  readonly callStore: CallStore;
  readonly conversations: Conversations;
  readonly channels: ChannelSettingsCache;
  readonly fingerprints: Fingerprints;
  readonly seal: Seal;
  /** A new id for the question of this event, the same each time; of no event, never the same. */
  readonly questionId: (event: string | null) => string;
}

/** What the use cases work with, of the parts that the bot was given. */
export function createBotContext(
  { settings, store, sign, randomBytes, clock }: BotDependencies,
  attempt: CallStore,
): BotContext {
  return {
    settings,
    clock,
    store,
    callStore: attempt,
    conversations: createConversations(store.questions.latestIn, attempt, clock),
    channels: createChannelSettingsCache(store.settings, attempt, clock, settings),
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

/** One request's circumstances: who wants it and where, and what holds there. */
export interface Turn {
  readonly asker: Asker;
  /** The asker as a keyed hash. */
  readonly person: string;
  readonly place: Place;
  readonly words: Wording;
  readonly settings: EffectiveSettings;
  readonly library: Library;
}

/** The articles that are answered from there. */
export function articlesFor({ library, settings }: Turn): readonly ListedArticle[] {
  const { articles: wanted } = settings;
  return wanted === null ? library.articles : library.articles.filter(({ id }) => wanted.includes(id));
}
