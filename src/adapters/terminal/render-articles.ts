import type { Article } from '../../core/article.ts';
import { printable } from './printable.ts';

/** The articles, a line each: id, title, number of passages. */
export function renderArticles(articles: readonly Article[]): string {
  const widest = Math.max(...articles.map(({ id }) => id.length));
  return articles
    .map(
      ({ id, title, passages }) => `${id.padEnd(widest)}  ${printable(title)} (${count(passages.length)})\n`,
    )
    .join('');
}

function count(passages: number): string {
  return passages === 1 ? '1 passage' : `${passages} passages`;
}
