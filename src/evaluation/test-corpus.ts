import type { Article } from '../core/article.ts';
import type { TestQuestion } from './test-question.ts';

/** Articles, and the questions asked of them. */
export interface TestCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly TestQuestion[];
}
