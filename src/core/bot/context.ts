import type { Article } from '../article.ts';
import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { Observe } from '../ports/observe.ts';
import type { Audience, Place } from '../ports/place.ts';
import type { TakeToken } from '../ports/rate-limiter.ts';
import type { Store } from '../ports/store.ts';
import type { Clock, RandomBytes, Sign, TextSealer } from '../ports/system.ts';
import { createFingerprints, type Fingerprints } from './controls/control.ts';
import { createSeal, ID_BYTES, type Seal } from './controls/seal.ts';
import { type Conversations, createConversations } from './conversations.ts';
import type { AnswerShelves, VisibleAnswers } from './kept/answer-shelves.ts';
import { hashPerson, toBase64url } from './keyed-hash.ts';
import type { Library, ListedArticle } from './library.ts';
import type { Asker } from './request.ts';
import {
  type BotSettings,
  type ChannelSettingsCache,
  createChannelSettingsCache,
  type EffectiveSettings,
} from './settings.ts';
import { createThreads, type Threads } from './threads.ts';
import { createLocalRateLimiter } from './without-store.ts';
import type { Wording } from './wording/wording.ts';

export interface BotDependencies {
  readonly settings: BotSettings;
  /** The current library: it is replaced when the articles change. */
  readonly library: () => Library;
  /** The answers that people have kept. */
  readonly answers: Pick<AnswerShelves, 'visibleIn'>;
  readonly store: Pick<
    Store,
    | 'claim'
    | 'recoverClaims'
    | 'questions'
    | 'recordFeedback'
    | 'listUnmet'
    | 'settings'
    | 'threads'
    | 'keptAnswers'
    | 'answeredGaps'
    | 'takeToken'
    | 'forget'
  >;
  readonly sign: Sign;
  /** Encrypts requests in the inbox. */
  readonly sealer: TextSealer;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** What all use cases share. */
export interface BotContext {
  readonly settings: BotSettings;
  readonly clock: Clock;
  /** Called through `callStore` only. */
  readonly store: Pick<
    Store,
    'questions' | 'recordFeedback' | 'listUnmet' | 'forget' | 'keptAnswers' | 'answeredGaps'
  >;
  readonly callStore: CallStore;
  /** Counted over all processes; while the store is down, by each for itself. */
  readonly takeToken: TakeToken;
  readonly conversations: Conversations;
  readonly channels: ChannelSettingsCache;
  readonly threads: Threads;
  readonly fingerprints: Fingerprints;
  readonly seal: Seal;
  readonly sealer: TextSealer;
  readonly sign: Sign;
  readonly observe: Observe;
  /** A person's keyed hash, in the workspace of a place. */
  readonly hashOf: (person: string, place: Place) => string;
  /** The id of an event's question: the same each time for the same event, a new one for `null`. */
  readonly questionId: (event: string | null) => string;
}

export function createBotContext(
  { settings, store, sign, sealer, randomBytes, clock, observe }: BotDependencies,
  callStore: CallStore,
): BotContext {
  const takeLocalToken = createLocalRateLimiter(clock);
  return {
    takeToken: async (key, limit) =>
      (await callStore('take token', () => store.takeToken(key, limit), null)) ?? takeLocalToken(key, limit),
    settings,
    clock,
    store,
    callStore,
    conversations: createConversations(store.questions.latestIn, callStore, clock),
    channels: createChannelSettingsCache(store.settings, callStore, clock, settings),
    threads: createThreads(store.threads, callStore, sign),
    fingerprints: createFingerprints(sign),
    seal: createSeal(sign),
    ...{ sealer, sign, observe },
    hashOf: (person, place) => hashPerson(person, place, sign),
    questionId: (event) =>
      toBase64url(
        event === null
          ? randomBytes(ID_BYTES)
          : sign(JSON.stringify(['question', event])).subarray(0, ID_BYTES),
      ),
  };
}

/** One request in its circumstances: who asks and where, and which settings, words and articles apply there. */
export interface Turn {
  readonly asker: Asker;
  /** The asker as a keyed hash. */
  readonly person: string;
  /** The hash under which earlier versions stored them. */
  readonly earlierPerson: string;
  readonly place: Place;
  readonly words: Wording;
  readonly settings: EffectiveSettings;
  readonly library: Library;
  /** The kept answers that may be quoted in this place; `null`: none. */
  readonly kept: VisibleAnswers | null;
}

/** The person who alone sees what has this audience; `null`: everybody in the place does. */
export function readerOf({ person }: Turn, audience: Audience): string | null {
  return audience === 'asker' ? person : null;
}

/** The articles that answers may quote in this channel. */
export function articlesFor({ library, settings }: Turn): readonly ListedArticle[] {
  return restrictTo(settings.articles, library.articles);
}

/** All that may be quoted in this channel, kept answers included. */
export function quotable(turn: Turn): readonly ListedArticle[] {
  const { kept } = turn;
  return kept === null ? articlesFor(turn) : listedTogether(kept, articlesFor(turn));
}

/** An article that may be quoted in this channel, or a kept answer; `null` when it is gone. */
export async function quotableArticle({ kept, library }: Turn, id: string): Promise<Article | null> {
  return kept?.article(id) ?? library.article(id);
}

const together = new WeakMap<
  VisibleAnswers,
  { readonly of: readonly ListedArticle[]; readonly all: ListedArticle[] }
>();

/** The same list each time for the same two, since fingerprints are remembered by list. */
function listedTogether(kept: VisibleAnswers, articles: readonly ListedArticle[]): readonly ListedArticle[] {
  const last = together.get(kept);
  if (last?.of === articles) return last.all;
  const all = [...articles, ...kept.listed];
  together.set(kept, { of: articles, all });
  return all;
}

/** The articles with these ids; `null`: all. */
export function restrictTo(
  ids: readonly string[] | null,
  articles: readonly ListedArticle[],
): readonly ListedArticle[] {
  return ids === null ? articles : articles.filter(({ id }) => ids.includes(id));
}
