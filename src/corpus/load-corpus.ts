import type { Article } from '../core/article.ts';
import { describeLeftOut, findArticleFiles } from './article-files.ts';
import { ArticleError, CorpusError, duplicateIdError } from './corpus-error.ts';
import type { ParseLimits } from './formats/parse-apart.ts';
import { tryReadArticle } from './read-article.ts';

export interface Corpus {
  /** At least one, sorted by id. */
  readonly articles: readonly Article[];
  /** Why each file that isn't among the articles was skipped. */
  readonly skipped: readonly ArticleError[];
  /** What else wasn't read, counted by reason: the end of a sentence for each. */
  readonly leftOut: readonly string[];
}

/**
 * Reads a corpus from files and folders. Bad files are skipped as long as there is a good one.
 *
 * @param onProgress called before each file with the number of files done
 * @throws CorpusError when a path can't be read, no article is good, or two have the same id
 */
export async function loadCorpus(
  paths: readonly string[],
  onProgress: (done: number) => void = () => {},
  limits: ParseLimits = {},
): Promise<Corpus> {
  const found = await findArticleFiles(paths);
  const { files } = found;
  const leftOut = describeLeftOut(found.leftOut);
  if (files.length === 0) {
    const but = leftOut.length === 0 ? '' : ` It has ${leftOut.join('; ')}.`;
    throw new CorpusError(
      `There is no article in ${quoteAll(paths)}: put a .md, .txt or .html file there.${but}`,
    );
  }
  const articles = new Map<string, { article: Article; path: string }>();
  const skipped: ArticleError[] = [];
  for (const [done, file] of files.entries()) {
    onProgress(done);
    const article = await tryReadArticle(file, limits);
    if (article instanceof ArticleError) {
      skipped.push(article);
      continue;
    }
    const twin = articles.get(article.id);
    if (twin !== undefined) throw duplicateIdError(article.id, twin.path, file.path);
    articles.set(article.id, { article, path: file.path });
  }
  if (articles.size === 0) {
    throw new CorpusError(`There is no readable article in ${quoteAll(paths)}.`, { cause: skipped });
  }
  return { articles: [...articles.values()].map(({ article }) => article).sort(byId), skipped, leftOut };
}

function byId(a: Article, b: Article): number {
  return a.id < b.id ? -1 : 1;
}

function quoteAll(paths: readonly string[]): string {
  return paths.map((path) => `"${path}"`).join(', ');
}
