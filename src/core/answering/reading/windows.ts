import type { Article, ArticleHead, Passage } from '../../article.ts';
import type { PlacedSentence, Reader, Window, WindowLengths } from '../../ports/reader.ts';

/** The windows of a corpus. */
export interface Windows {
  /** In the order of the articles. */
  readonly all: readonly Window[];
  /** The one that a sentence stands in. @throws Error when it is of no article that was cut */
  windowOf(sentence: PlacedSentence): Window;
}

/** Lays the windows over the articles. @param cuts where each article is cut, in the same order */
export function createWindows(articles: readonly Article[], cuts: readonly WindowLengths[]): Windows {
  const all = articles.flatMap((article, place) => windowsOf(article, cuts[place] ?? []));
  return { all, windowOf: createWindowFinder(all) };
}

/** Tells which of these windows a sentence stands in. @param windows those of a passage in order, and all of them or none */
export function createWindowFinder(windows: readonly Window[]): Windows['windowOf'] {
  const byPassage = new Map<Passage, Window[]>();
  for (const window of windows) {
    for (const { passage } of window.sentences) {
      const holding = byPassage.get(passage);
      if (holding === undefined) byPassage.set(passage, [window]);
      else holding.push(window);
    }
  }
  return ({ passage, index }) => {
    const window = byPassage.get(passage)?.[index];
    if (window === undefined) throw new Error(`Sentence ${index} of ¶${passage.number} is in no window.`);
    return window;
  };
}

function windowsOf(article: Article, cut: WindowLengths): Window[] {
  const sentences = sentencesOf(article);
  let next = 0;
  return cut.map((length) => {
    const window = { article, sentences: sentences.slice(next, next + length) };
    next += length;
    return window;
  });
}

/** Every sentence of an article, in reading order. */
export function sentencesOf({ passages }: Article): PlacedSentence[] {
  return passages.flatMap((passage) => passage.sentences.map((_, index) => ({ passage, index })));
}

/**
 * Windows read for one question, before some sentences are read again, unless the operator sets it otherwise: how many right
 * sentences fewer would miss, decision 10 tells.
 */
export const DEFAULT_WINDOW_LIMIT = 14;

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
  cuts: readonly WindowLengths[] = articles.map(cut),
): WindowReader {
  return { read, limit, windows: createWindows(articles, cuts) };
}

/** The same reader, of these of its articles only. */
export function restrictWindowReader(reader: WindowReader, articles: readonly ArticleHead[]): WindowReader {
  const wanted = new Set(articles);
  const all = reader.windows.all.filter(({ article }) => wanted.has(article));
  return { ...reader, windows: { ...reader.windows, all } };
}
