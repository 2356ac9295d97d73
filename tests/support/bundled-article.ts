import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';

/** The article that comes with the package. */
export async function bundledArticle() {
  const { articles } = await loadCorpus([BUNDLED_ARTICLES]);
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error('The package comes with one article.');
  return article;
}
