import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { MAX_KEPT_QUESTIONS } from './limits.ts';

/** What an answer is kept for, as somebody typed it: a question a line, without those that are too long, and no more than may be kept. */
export function questionsIn(typed: string): string[] {
  return linesOf(typed)
    .filter(({ length }) => length <= MAX_QUESTION_LENGTH)
    .slice(0, MAX_KEPT_QUESTIONS);
}

/** Whether every question that somebody typed can be kept. */
export function areWithinLimits(typed: string): boolean {
  return questionsIn(typed).length === linesOf(typed).length;
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The end of a day such as 2026-03-01, in UTC; not a number where there is no such day. `null`: it has no end. */
export function endOf(day: string | null): number | null {
  const typed = day?.trim() ?? '';
  if (typed === '') return null;
  return DAY.test(typed) ? Date.parse(`${typed}T23:59:59Z`) : Number.NaN;
}

/** Whether an end is still to come; where there is none, it always is. */
export function isToCome(end: number | null, now: number): boolean {
  return end === null || end > now;
}

/** 2026-03-01, in UTC. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
