import type { KeptAnswer } from './kept-answers.ts';
import type { Platform } from './place.ts';
import { type AskedQuestion, DAY_LENGTH } from './questions.ts';

/** How long after they asked people are told of an answer; later, nobody waits for it. In milliseconds. */
export const ASKERS_WAIT = 30 * DAY_LENGTH;

/** A question whose asker waits, and the answer that was kept for it. */
export interface AnsweredQuestion {
  readonly question: AskedQuestion & Required<Pick<AskedQuestion, 'sealedAsker'>>;
  /** The id of the kept answer. */
  readonly answer: string;
}

/**
 * The gaps that kept answers close, and those who asked and got nothing. All methods may throw `StoreUnavailable`.
 *
 * A gap is closed for as long as the answer is kept: when that is withdrawn or ends, it is a gap again.
 */
export interface AnsweredGaps {
  /** Kept answers of which nobody knows yet which gaps they close. */
  readonly unmatched: (limit: number) => Promise<KeptAnswer[]>;
  /** Closes these questions by an answer, which is matched then, or once that is kept. May be called again. */
  readonly close: (answer: string, questions: readonly string[]) => Promise<void>;
  /** Questions that have an answer, and whose askers aren't told yet; latest first. */
  readonly untold: (platforms: readonly Platform[], limit: number) => Promise<AnsweredQuestion[]>;
  /** Nobody waits for this answer any more of all that a person asked: they are told of it, or don't want to be. */
  readonly settle: (person: string, answer: string) => Promise<void>;
  /** A person doesn't want to be told of a question. @returns whether it is theirs */
  readonly decline: (person: string, question: string) => Promise<boolean>;
}

/** Binds what is sealed of whoever asked to their question. */
export function askerSealOwnerOf(question: string): string {
  return `the asker of the question ${question}, form 1`;
}

/** Where nothing is kept, no gap is closed. */
export const NO_ANSWERED_GAPS: AnsweredGaps = {
  unmatched: async () => [],
  close: async () => {},
  untold: async () => [],
  settle: async () => {},
  decline: async () => false,
};
