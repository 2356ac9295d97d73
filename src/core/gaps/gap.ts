import type { PassageName } from '../ports/question-log.ts';

/** Questions that ask nearly the same, and that the articles don't answer, or not well. */
export interface Gap {
  /** As it was asked last. */
  readonly question: string;
  /** How often it was asked. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** How many votes said that an answer is wrong, and how many that one is missing. */
  readonly down: number;
  readonly missing: number;
  /** The reasons given, latest question first. */
  readonly reasons: readonly string[];
  /** The closest passage when it was asked last; `null` when nothing was close. */
  readonly nearest: PassageName | null;
}
