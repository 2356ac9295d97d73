import type { Article, Passage } from '../article.ts';

/** The headings that a passage stands under, the article's title first. */
export function headingsOver({ title }: Pick<Article, 'title'>, { section }: Passage): string[] {
  return [title, ...section];
}
