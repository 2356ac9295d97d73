import type { Article } from '../article.ts';
import { suggestNames } from './suggest-names.ts';
import { suggestQuestions } from './suggest-questions.ts';

/** So many questions are offered to somebody who types. */
const MOST_QUESTIONS = 500;

/** Nobody is served while names are looked for: no more passages are looked at. */
const MOST_PASSAGES = 2_500;

/** What could be asked of articles. */
export interface Suggestions {
  /** The most worth asking first. */
  readonly questions: readonly string[];
  /** What somebody who begins to type may mean: those questions, and what the articles speak of. */
  readonly typeAhead: readonly string[];
}

/** The same articles have the same suggestions; of many, they are taken from how each begins. */
export function suggest(articles: readonly Article[]): Suggestions {
  const looked = beginningsOf(articles);
  const questions = suggestQuestions(looked, MOST_QUESTIONS);
  return { questions, typeAhead: [...questions, ...suggestNames(looked)] };
}

function beginningsOf(articles: readonly Article[]): readonly Article[] {
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  if (passages <= MOST_PASSAGES) return articles;
  const each = Math.max(1, Math.floor(MOST_PASSAGES / articles.length));
  return articles
    .slice(0, MOST_PASSAGES)
    .map((article) => ({ ...article, passages: article.passages.slice(0, each) }));
}
