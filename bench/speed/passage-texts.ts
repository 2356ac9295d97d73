import type { Article } from '../../src/core/article.ts';

/** The texts of all passages, each at its place. */
export function passageTexts(articles: readonly Article[]): string[] {
  return articles.flatMap(({ passages }) => passages.map(({ text }) => text));
}
