import type { Article } from '../core/article.ts';
import { ArticleError } from './article-error.ts';
import type { ArticleFile } from './find-article-files.ts';
import { readArticle } from './read-article.ts';
import { reasonOf } from './reason-of.ts';

/** An article, or why its file can't become one. Never rejects. */
export async function readOrSkip(file: ArticleFile): Promise<Article | ArticleError> {
  try {
    return await readArticle(file);
  } catch (error) {
    if (error instanceof ArticleError) return error;
    const problem =
      error instanceof RangeError ? 'is nested too deeply' : `can't be read: ${reasonOf(error)}`;
    return new ArticleError(file.path, problem, { cause: error });
  }
}
