import type { Article, ArticleDetails } from '../../src/core/article.ts';
import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { type Block, buildArticle } from '../../src/corpus/build-article.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';

/** An article with these paragraphs, called "Sample" unless the details say otherwise. */
export function articleOf(
  paragraphs: readonly (string | Block)[],
  {
    id = 'sample',
    file,
    superseded,
    ...details
  }: { id?: string; file?: string; superseded?: string } & Partial<ArticleDetails> = {},
): Article {
  const blocks = paragraphs.map((paragraph) =>
    typeof paragraph === 'string' ? { text: paragraph, section: [] } : paragraph,
  );
  const article = buildArticle(
    { id, superseded, details: { title: 'Sample', ...details }, blocks },
    { id, title: 'Sample' },
  );
  if (article === null) throw new Error('A sample article needs text.');
  return file === undefined ? article : { ...article, file };
}

/** The article that comes with the package. */
export async function bundledArticle() {
  const { articles } = await loadCorpus([BUNDLED_ARTICLES]);
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error('The package comes with one article.');
  return article;
}

/** Two articles with names in them, so that something of each is suggested. */
export const NAMED_MILL = articleOf(
  ['The Old Mill, a mill of oak, stands there. Mary Miller runs the Old Mill.'],
  { id: 'mill', title: 'The mill' },
);
export const NAMED_MOOR = articleOf(
  ['The moor is wide, and nobody lives there. We saw the Great Moor, a moor of peat. The Great Moor is wet.'],
  { id: 'moor', title: 'The moor' },
);
