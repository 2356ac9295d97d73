import type { Engine } from '../answering/answer.ts';
import type { Place, Workspace } from './place.ts';

/** A passage of an article, by the article's id and the passage's number from 1. */
export interface PassageName {
  readonly article: string;
  readonly passage: number;
}

/** A question that was asked, and what came of it. Gone when its time of retention is over, or its asker wants it gone. */
export interface AskedQuestion {
  /** Unique; 11 characters of base64url. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: Place;
  /** The asker as a keyed hash, in base64url: never an id or a name. */
  readonly person: string;
  /** As it was looked up: with the question before in mind. At most 500 characters. */
  readonly text: string;
  readonly outcome: 'answered' | 'not-in-corpus';
  /** From 0 to 1. */
  readonly confidence: number;
  readonly engine: Engine;
  /** Where the first quote stands, or the closest passage; `null` when nothing was found. */
  readonly nearest: PassageName | null;
}

/** What was asked. All may throw `StoreUnavailable`. */
export interface QuestionLog {
  /** Keeps a question. One with the same id is replaced, so that it may be tried again. */
  readonly record: (question: AskedQuestion) => Promise<void>;
  readonly find: (id: string) => Promise<AskedQuestion | null>;
  /**
   * The latest question with the same platform, channel and conversation, whoever asked it, if it is no older than so many
   * milliseconds. Only asked where the conversation isn't `null`.
   */
  readonly latestIn: (place: Place, within: number) => Promise<AskedQuestion | null>;
  /** A person's latest questions, latest first. */
  readonly recentOf: (person: string, limit: number) => Promise<AskedQuestion[]>;
}

/** What somebody thinks of an answer. `missing`: the articles don't say, and should. */
export type Verdict = 'up' | 'down' | 'missing';

export interface Feedback {
  /** The id of the question that was answered. */
  readonly question: string;
  /** Who says so, as a keyed hash. */
  readonly person: string;
  readonly verdict: Verdict;
  /** In the person's own words, at most 500 characters. */
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Keeps what a person thinks of an answer, instead of what they thought before. Kept as long as the question is.
 *
 * @returns whether it is kept: not when the question isn't there (any more)
 * @throws StoreUnavailable
 */
export type RecordFeedback = (feedback: Feedback) => Promise<boolean>;

/** A question that was not answered, or not well: the corpus didn't say, it was voted down, or somebody misses the answer. */
export interface UnmetQuestion {
  readonly question: AskedQuestion;
  /** How many people voted the answer down, and how many said that it is missing. */
  readonly down: number;
  readonly missing: number;
  /** What they gave as reasons, in the order given. */
  readonly reasons: readonly string[];
}

export interface UnmetFilter {
  /** Asked no earlier; milliseconds since 1970. */
  readonly since: number;
  /** Asked there; `null`: anywhere. */
  readonly workspace: Workspace | null;
  /** At most so many: the latest. */
  readonly limit: number;
}

/** The questions that were not met, latest first, as they were asked: near-duplicates are merged by the core. @throws StoreUnavailable */
export type ListUnmet = (filter: UnmetFilter) => Promise<UnmetQuestion[]>;
