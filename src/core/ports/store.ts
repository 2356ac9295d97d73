import type { AnsweredGaps } from './answered-gaps.ts';
import type { ChannelSettingsStore } from './channel-settings.ts';
import type { ClaimEvent, RecoverClaims } from './claims.ts';
import type { KeptAnswerStore } from './kept-answers.ts';
import type { Workspace } from './place.ts';
import type { ListDays, ListUnmet, QuestionLog, RecordFeedback } from './questions.ts';
import type { TakeToken } from './rate-limiter.ts';
import type { ThreadStore } from './threads.ts';

/**
 * Everything that outlives a process, as one port made of small ones: each module asks for those that it needs. Parameters that are
 * times are durations, counted by the store's own clock; stored times are milliseconds since 1970.
 */
export interface Store {
  readonly claim: ClaimEvent;
  readonly recoverClaims: RecoverClaims;
  readonly questions: QuestionLog;
  readonly recordFeedback: RecordFeedback;
  readonly listUnmet: ListUnmet;
  readonly listDays: ListDays;
  readonly settings: ChannelSettingsStore;
  readonly threads: ThreadStore;
  readonly keptAnswers: KeptAnswerStore;
  readonly answeredGaps: AnsweredGaps;
  readonly installations: Installations;
  readonly takeToken: TakeToken;
  readonly forget: Forget;
  readonly purge: Purge;
  readonly checkHealth: CheckHealth;
  readonly ensureSecret: EnsureSecret;
  /** Finishes the calls in flight and closes files and connections. */
  readonly close: () => Promise<void>;
}

/**
 * The store can't be used now: locked, full, read-only, unreachable, disconnected during a call, or too slow. The only error that
 * its ports throw in these cases; any other is a fault of the program. The message is for operators, and holds no secret.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Resolves when the store can be read and written. @throws StoreUnavailable otherwise, with the reason */
export type CheckHealth = () => Promise<void>;

/**
 * The workspaces in which the bot is installed. A record is a text of the platform's adapter that contains tokens: the store
 * encrypts it and doesn't look inside. All methods may throw `StoreUnavailable`.
 */
export interface Installations {
  readonly find: (workspace: Workspace) => Promise<string | null>;
  /** Replaces the workspace's record. */
  readonly save: (workspace: Workspace, record: string) => Promise<void>;
  /** Does nothing where there is none. */
  readonly remove: (workspace: Workspace) => Promise<void>;
}

/**
 * The secret that all processes share when the operator has set none: the stored one, otherwise the candidate, which is stored.
 * Atomic: all callers get the same.
 *
 * @throws StoreUnavailable
 */
export type EnsureSecret = (candidate: string) => Promise<string>;

/**
 * Erases everything about a person: their questions with all feedback on them, the feedback they gave, what was kept of their
 * messages as answers, that they kept those of others, and their requests in the inbox. Afterwards no row holds the hash but that of their rate limit, which is purged when it no longer limits anything.
 *
 * @param person the keyed hash
 * @returns how many questions, pieces of feedback and kept answers were erased
 * @throws StoreUnavailable
 */
export type Forget = (person: string) => Promise<number>;

/** How long data is stored, in milliseconds. */
export interface Retention {
  /** Questions, and the feedback on them. */
  readonly questions: number;
  /** Claims, from when they were made. */
  readonly claims: number;
  /** Threads, from when the bot joined or left them. */
  readonly threads: number;
}

/** Erases everything older than its retention, and rate limits that no longer limit anything. @throws StoreUnavailable */
export type Purge = (retention: Retention) => Promise<void>;
