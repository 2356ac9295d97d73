import type { Article, ArticleDetails } from '../../src/core/article.ts';
import { buildArticle } from '../../src/corpus/build-article.ts';

/** An article with these paragraphs, called "Sample" unless the details say otherwise. */
export function articleOf(
  paragraphs: readonly string[],
  { id = 'sample', ...details }: { id?: string } & Partial<ArticleDetails> = {},
): Article {
  const blocks = paragraphs.map((text) => ({ text, section: [] }));
  const article = buildArticle(
    { id, details: { title: 'Sample', ...details }, blocks },
    { id, title: 'Sample' },
  );
  if (article === null) throw new Error('A sample article needs text.');
  return article;
}
