import type { Platform } from './place.ts';

/** Where an answer may be quoted: in the whole workspace that it was kept in, or in its channel alone. */
export type KeptFor = 'workspace' | 'channel';

/** Where an answer was kept: it is quoted nowhere else. */
export interface KeptPlace {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
}

/** What is quoted of a message that is kept as an answer, and how it is cited. */
export interface KeptMessage {
  /** The name of who wrote it. */
  readonly author: string;
  readonly url: string | null;
  /** The day on which it was written: 2026-03-01. */
  readonly published: string;
  /** What it answers; the first question names it. */
  readonly questions: readonly string[];
  /** Its paragraphs, verbatim, without those that were left out. */
  readonly pieces: readonly string[];
}

/** The id of the article that an answer is quoted as. */
export function keptArticleId(id: string): string {
  return `kept-${id}`;
}

/** Binds what is sealed of an answer to it. @param what is sealed */
export function sealOwnerOf(id: string, what: 'message' | 'address' | 'vectors'): string {
  return `the ${what} of the kept answer ${id}, form 1`;
}

/** A message that somebody may keep as an answer, or has kept. What people wrote in it is sealed, and so are their names. */
export interface KeptAnswer extends KeptPlace {
  /** Unique; 11 characters of base64url. */
  readonly id: string;
  /** A keyed hash of the message's place, so that it is kept once. */
  readonly message: string;
  readonly audience: KeptFor;
  /** The keyed hash of who wrote the message. */
  readonly author: string;
  /** That of who keeps it; `null` once they are forgotten. */
  readonly keeper: string | null;
  /** A `KeptMessage` as JSON. */
  readonly sealed: string;
  /** Where its author is told of it; `null` once they are. */
  readonly sealedAddress: string | null;
  /** The vectors of its passages; `null` until they are computed. */
  readonly sealedVectors: string | null;
  /** Milliseconds since 1970; a draft ends soon. `null`: it has no end. */
  readonly expiresAt: number | null;
  /** Milliseconds since 1970, by the store's clock. */
  readonly changedAt: number;
}

/** What whoever keeps an answer decides. */
export type Decision = Pick<
  KeptAnswer,
  'id' | 'audience' | 'keeper' | 'sealed' | 'sealedAddress' | 'expiresAt'
>;

/**
 * What became of an answer that was to be kept. `taken`: the message is kept already. `withdrawn`: it was, and was withdrawn.
 * `gone`: there is no such draft (any more). `full`: its workspace has as many as it may.
 */
export type KeepOutcome = 'kept' | 'taken' | 'withdrawn' | 'gone' | 'full';

/** Stores answers that people keep. All methods but `listen` may throw `StoreUnavailable`. */
export interface KeptAnswerStore {
  /** Stores a message for as long as somebody decides whether to keep it. @param lasts in milliseconds */
  readonly draft: (
    answer: Omit<KeptAnswer, 'changedAt' | 'expiresAt' | 'sealedVectors'>,
    lasts: number,
  ) => Promise<void>;
  /** Keeps a draft. Atomic: a message is kept once. @param most answers that a workspace may have */
  readonly keep: (decision: Decision, most: number) => Promise<KeepOutcome>;
  /** Stores an answer that is kept already, as an import has it. */
  readonly insert: (
    answer: Omit<KeptAnswer, 'changedAt' | 'sealedVectors'>,
    most: number,
  ) => Promise<KeepOutcome>;
  /** An answer that is kept; `null` when there is none with this id. */
  readonly find: (id: string) => Promise<KeptAnswer | null>;
  readonly findDraft: (id: string) => Promise<KeptAnswer | null>;
  /** Changes whenever an answer is kept, changed or removed. */
  readonly version: () => Promise<string>;
  /** When each answer that is kept was last changed. */
  readonly listChanges: () => Promise<ReadonlyMap<string, number>>;
  readonly read: (ids: readonly string[]) => Promise<KeptAnswer[]>;
  readonly saveVectors: (id: string, sealedVectors: string) => Promise<void>;
  /** Erases all of an answer, but that its message was withdrawn. @returns whether there was one */
  readonly withdraw: (id: string) => Promise<boolean>;
  /** The answers whose authors aren't told yet. */
  readonly untold: (limit: number) => Promise<KeptAnswer[]>;
  readonly markTold: (id: string) => Promise<void>;
  /** Calls back after a change by any process, where the database tells, and else after one by this process. @returns ends it */
  readonly listen: (onChange: () => void) => () => Promise<void>;
}

/** Without a store nothing is kept. */
export const NO_KEPT_ANSWERS: KeptAnswerStore = {
  draft: async () => {},
  keep: async () => 'gone',
  insert: async () => 'full',
  find: async () => null,
  findDraft: async () => null,
  version: async () => '',
  listChanges: async () => new Map(),
  read: async () => [],
  saveVectors: async () => {},
  withdraw: async () => false,
  untold: async () => [],
  markTold: async () => {},
  listen: () => async () => {},
};
