import type { Question } from '../question/question.ts';
import { withinOneEdit } from './within-one-edit.ts';

/** Of all the words that two questions ask by, this share must be common to both (Jaccard index). */
export const LEAST_SHARED = 0.6;

/** In shorter words another letter makes another word. In letters. */
const SHORTEST_MISSPELT = 5;

/** Words are misspelt after these letters, or taken for others. */
const SURE_LETTERS = 3;

/** Whether two questions ask nearly the same: the same kind of thing, by nearly the same words. */
export function asksTheSame(a: Question, b: Question): boolean {
  if (a.kind !== b.kind && a.kind !== 'keyword' && b.kind !== 'keyword') return false;
  const shared = a.terms.filter(({ term }) => b.terms.some((other) => isSameTerm(term, other.term))).length;
  const all = a.terms.length + b.terms.length - shared;
  return all > 0 && shared / all >= LEAST_SHARED;
}

/** What two terms have in common if they may be the same. */
export function beginningOf(term: string): string {
  return term.slice(0, SURE_LETTERS);
}

function isSameTerm(a: string, b: string): boolean {
  if (a === b) return true;
  const isLong = Math.min(a.length, b.length) >= SHORTEST_MISSPELT;
  return isLong && beginningOf(a) === beginningOf(b) && withinOneEdit(a, b);
}
