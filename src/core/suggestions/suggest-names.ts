import type { Article } from '../article.ts';
import { namesIn } from './names-in.ts';

/**
 * What the articles speak of, for somebody who begins to type: their names, those mentioned most first, and then their
 * headings. Each once.
 */
export function suggestNames(articles: readonly Article[]): string[] {
  const mentions = new Map<string, number>();
  for (const { name } of articles.flatMap(namesIn)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  // Sorting keeps the order of those mentioned as often.
  const names = [...mentions].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const headings = articles.flatMap(({ passages }) => passages.flatMap(({ section }) => section));
  return [...new Set([...names, ...headings])];
}
