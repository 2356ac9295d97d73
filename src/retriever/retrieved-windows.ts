import type { ArticleHead, Passage } from '../core/article.ts';
import type { PlacedSentence } from '../core/reading/window.ts';
import { holdingIn, type Windows } from '../core/reading/windows.ts';

/** A passage that was brought, and in which of its article's windows each of its sentences stands. */
export interface BroughtPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** `null` where the article isn't cut into windows. */
  readonly windows: readonly number[] | null;
}

/**
 * The windows of passages that were brought. Those of which all passages were are whole: no other is to be read. `null` where
 * one isn't cut.
 *
 * @param brought those of one article in order
 */
export function retrievedWindows(brought: readonly BroughtPassage[]): Windows | null {
  const byArticle = new Map<ArticleHead, Map<number, PlacedSentence[]>>();
  for (const { article, passage, windows } of brought) {
    if (windows === null) return null;
    const byWindow = byArticle.get(article) ?? new Map<number, PlacedSentence[]>();
    byArticle.set(article, byWindow);
    for (const [index, window] of windows.entries()) {
      const sentences = byWindow.get(window) ?? [];
      byWindow.set(window, sentences);
      sentences.push({ passage, index });
    }
  }
  const windows = [...byArticle].flatMap(([article, byWindow]) =>
    Array.from(byWindow.values(), (sentences) => ({ article, sentences })),
  );
  // There are more than these, and those can't be read.
  return { all: [], holding: holdingIn(windows) };
}
