import type { Article, ArticleHead } from '../article.ts';
import type { Cut, Reader } from './reader.ts';
import { createWindows, type Windows } from './windows.ts';

/**
 * Windows read for one question, before some sentences are read again, unless the operator sets it otherwise: how many right
 * sentences fewer would miss, decision 10 tells.
 */
export const WINDOWS_READ = 14;

/** A reader with the windows of a corpus. */
export interface WindowReader extends Pick<Reader, 'read'> {
  readonly windows: Windows;
  /** So many windows are read for one question; of a corpus that has no more, all. */
  readonly limit: number;
}

/** A reader of these articles. @param cuts where each is cut; worked out, when left out */
export function createWindowReader(
  { cut, read }: Reader,
  limit: number,
  articles: readonly Article[],
  cuts: readonly Cut[] = articles.map(cut),
): WindowReader {
  return { read, limit, windows: createWindows(articles, cuts) };
}

/** The same reader, of these of its articles only. */
export function onlyWindowsOf(reader: WindowReader, articles: readonly ArticleHead[]): WindowReader {
  const wanted = new Set(articles);
  const all = reader.windows.all.filter(({ article }) => wanted.has(article));
  return { ...reader, windows: { ...reader.windows, all } };
}
