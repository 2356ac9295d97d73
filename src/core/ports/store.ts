import type { ChannelSettingsStore } from './channel-settings.ts';
import type { ClaimEvent, RecoverClaims } from './claims.ts';
import type { Workspace } from './place.ts';
import type { ListUnmet, QuestionLog, RecordFeedback } from './questions.ts';
import type { TakeToken } from './rate-limiter.ts';

/**
 * All that is remembered beyond one process. Whoever needs one of these asks for that one, not for the store. Times that are
 * given are durations, counted by the store's own clock; times that are kept are milliseconds since 1970.
 */
export interface Store {
  readonly claim: ClaimEvent;
  readonly recoverClaims: RecoverClaims;
  readonly questions: QuestionLog;
  readonly recordFeedback: RecordFeedback;
  readonly listUnmet: ListUnmet;
  readonly settings: ChannelSettingsStore;
  readonly installations: Installations;
  readonly takeToken: TakeToken;
  readonly forget: Forget;
  readonly purge: Purge;
  readonly checkHealth: CheckHealth;
  readonly ensureSecret: EnsureSecret;
  /** Finishes what was begun and lets go of files and connections. */
  readonly close: () => Promise<void>;
}

/**
 * The store can't be used now: locked, full, read-only, unreachable, cut off in the middle, too slow. All that a port of the
 * store throws in these cases; any other error is a fault of the program. Its message is for operators, and names no secret.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Resolves when the store can be read and written. @throws StoreUnavailable when it can't, saying why */
export type CheckHealth = () => Promise<void>;

/**
 * The workspaces that the bot is installed in. A record is a text of the platform's adapter that holds tokens: the store
 * encrypts it and knows nothing of what is in it. All may throw `StoreUnavailable`.
 */
export interface Installations {
  readonly find: (workspace: Workspace) => Promise<string | null>;
  /** Replaces what was there. */
  readonly save: (workspace: Workspace, record: string) => Promise<void>;
  /** Does nothing where there is none. */
  readonly remove: (workspace: Workspace) => Promise<void>;
}

/**
 * The secret that this bot's processes share when the operator has set none: the one that is kept, else the candidate, which
 * is kept from now on. Atomic: all who ask get the same.
 *
 * @throws StoreUnavailable
 */
export type EnsureSecret = (candidate: string) => Promise<string>;

/**
 * Erases all that is kept of a person: questions with the feedback on them, feedback given, tokens counted under
 * `person:`, requests that are kept until they are answered. After it no row holds the hash.
 *
 * @param person the keyed hash
 * @returns how many questions and verdicts were erased
 * @throws StoreUnavailable
 */
export type Forget = (person: string) => Promise<number>;

/** How long things are kept, in milliseconds. */
export interface Retention {
  /** Questions, and the feedback on them. */
  readonly questions: number;
  /** Claims, counted from when they were made. */
  readonly claims: number;
}

/** Erases all that is older, and tokens that no limit counts any more. @throws StoreUnavailable */
export type Purge = (retention: Retention) => Promise<void>;
