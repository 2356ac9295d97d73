import type { ArticleHead } from './article.ts';

/**
 * Where an article can be read: on the operator's own pages, else at its own address; `null` when nowhere.
 *
 * @param publicUrl where the operator serves the articles, without a slash at the end
 */
export function articleLink(
  { id, url }: Pick<ArticleHead, 'id' | 'url'>,
  publicUrl: string | null,
): string | null {
  return publicUrl === null ? url : `${publicUrl}/articles/${encodeURIComponent(id)}`;
}
