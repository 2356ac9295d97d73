import { ArticleError } from './article-error.ts';

/** What is wrong with articles that couldn't be opened, a sentence each: what was thrown, and the files that are to blame. */
export function sentencesOf(error: unknown): string[] {
  const { message, cause } = error as Error;
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [message, ...articles.map((problem) => problem.message)];
}
