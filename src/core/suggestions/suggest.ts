import type { Article } from '../article.ts';
import { suggestNames } from './suggest-names.ts';
import { suggestQuestions } from './suggest-questions.ts';

/** So many questions are offered to somebody who types. */
const MOST_QUESTIONS = 500;

/** What could be asked of articles. */
export interface Suggestions {
  /** The most worth asking first. */
  readonly questions: readonly string[];
  /** What somebody who begins to type may mean: those questions, and what the articles speak of. */
  readonly typeAhead: readonly string[];
}

/** The same articles have the same suggestions. */
export function suggest(articles: readonly Article[]): Suggestions {
  const questions = suggestQuestions(articles, MOST_QUESTIONS);
  return { questions, typeAhead: [...questions, ...suggestNames(articles)] };
}
