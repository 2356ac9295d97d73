import type { Retention } from '../ports/sweep.ts';

const DAY = 24 * 60 * 60_000;

/** Platforms deliver an event again for an hour at most; a day is on the safe side. In milliseconds. */
const CLAIMS_KEPT = DAY;

/** How long things are kept where questions are kept for so many days. */
export function retentionOf(questionDays: number): Retention {
  return { questions: questionDays * DAY, claims: CLAIMS_KEPT };
}
