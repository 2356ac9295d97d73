import type { Answer, Engine } from '../answering/answer.ts';
import type { Audience, Place, Workspace } from './place.ts';

/** A passage, by the id of its article and its number from 1. */
export interface PassageName {
  readonly article: string;
  readonly passage: number;
}

/** A question that was asked, and its outcome. Purged when its retention ends; erased when its asker wants to be forgotten. */
export interface AskedQuestion {
  /** Unique; 11 characters of base64url. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: Place;
  /** The asker's keyed hash, in base64url: never an id or a name. */
  readonly person: string;
  /** Who saw it with its answer: `asker`, nobody else. */
  readonly audience: Audience;
  /** As it was understood, with the previous question in mind. At most 500 characters. */
  readonly text: string;
  readonly outcome: Exclude<Answer['status'], 'invalid-question'>;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly engine: Engine;
  /** The passage of the first quote, or the closest passage; `null` when nothing was found. */
  readonly nearest: PassageName | null;
  /** Where whoever asked is told once of an answer, sealed; absent: they aren't told. */
  readonly sealedAsker?: string;
}

/** Stores questions. All methods may throw `StoreUnavailable`. */
export interface QuestionLog {
  /** Stores a question. Replaces one with the same id, so that it may be retried. */
  readonly record: (question: AskedQuestion) => Promise<void>;
  readonly find: (id: string) => Promise<AskedQuestion | null>;
  /**
   * The latest question with the same platform, channel and conversation that everybody there saw, if it is at most `maxAge`
   * milliseconds old. Callers don't ask where the conversation is `null`.
   *
   * @param reader the keyed hash of the person who alone will learn of it: their own private questions count, too. `null`: everybody
   * will
   */
  readonly latestIn: (place: Place, reader: string | null, maxAge: number) => Promise<AskedQuestion | null>;
  /** A person's latest questions, latest first. */
  readonly recentOf: (person: string, limit: number) => Promise<AskedQuestion[]>;
}

/** Feedback on an answer. `missing`: the articles don't say, and should. */
export type Verdict = 'up' | 'down' | 'missing';

export interface Feedback {
  /** The id of the question that was answered. */
  readonly question: string;
  /** The keyed hash of who gave it. */
  readonly person: string;
  readonly verdict: Verdict;
  /** In the person's own words, at most 500 characters. */
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Stores a person's feedback on an answer, and replaces what they gave before. It lives as long as the question.
 *
 * @returns `unchanged` when they gave the same before; `no-question` when the question doesn't exist (any more)
 * @throws StoreUnavailable
 */
export type RecordFeedback = (feedback: Feedback) => Promise<'recorded' | 'unchanged' | 'no-question'>;

/**
 * A question without a good answer: the articles didn't say, the answer was voted down, or somebody reported it as missing; and no
 * answer is kept for it, or somebody didn't find that helpful.
 */
export interface UnmetQuestion {
  readonly question: AskedQuestion;
  /** How many people voted the answer down, and how many reported it as missing. */
  readonly down: number;
  readonly missing: number;
  /** Their reasons, in the order given. */
  readonly reasons: readonly string[];
}

export interface UnmetFilter {
  /** The earliest time of asking; milliseconds since 1970. */
  readonly since: number;
  /** `null`: all workspaces. */
  readonly workspace: Workspace | null;
  /** The most questions to list; the latest are. */
  readonly limit: number;
}

/** In milliseconds. */
export const DAY_LENGTH = 24 * 60 * 60_000;

/** What became of the questions of one day. */
export interface DayFigures {
  /** The start of the day in UTC; milliseconds since 1970. */
  readonly day: number;
  readonly outcomes: Readonly<Record<AskedQuestion['outcome'], number>>;
  /** The feedback that was given on this day. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/**
 * The figures of each day on which something was asked or said, the first day first.
 *
 * @param since milliseconds since 1970
 * @throws StoreUnavailable
 */
export type ListDays = (since: number) => Promise<DayFigures[]>;

interface Counted {
  /** Days since 1970. */
  readonly day: number;
  readonly count: number;
}

/** Puts counts together by day, the first day first. */
export function figuresOfDays(
  outcomes: readonly (Counted & { readonly outcome: AskedQuestion['outcome'] })[],
  verdicts: readonly (Counted & { readonly verdict: Verdict })[],
): DayFigures[] {
  const days = [...new Set([...outcomes, ...verdicts].map(({ day }) => day))].sort((a, b) => a - b);
  return days.map((day) => {
    const ofDay = { answered: 0, unsure: 0, 'not-in-corpus': 0 };
    for (const { outcome, count } of outcomes.filter((one) => one.day === day)) ofDay[outcome] += count;
    const said = { up: 0, down: 0, missing: 0 };
    for (const { verdict, count } of verdicts.filter((one) => one.day === day)) said[verdict] += count;
    return { day: day * DAY_LENGTH, outcomes: ofDay, verdicts: said };
  });
}

/** Lists unmet questions, latest first. The core clusters near-duplicates. @throws StoreUnavailable */
export type ListUnmet = (filter: UnmetFilter) => Promise<UnmetQuestion[]>;
