import {
  type Article,
  type ArticleHead,
  type Passage,
  type PlacedSentence,
  sentencesOf,
} from '../../article.ts';
import type { Reader, Window, WindowLengths } from '../../ports/reader.ts';

/** The most windows that are read first for one question, unless the operator sets another limit. Decision 10 shows what fewer cost. */
export const DEFAULT_WINDOW_LIMIT = 14;

/** The windows of a corpus. */
export interface Windows {
  /** In the order of the articles. */
  readonly all: readonly Window[];
  /** The window that a sentence is in. @throws Error when no window has it */
  windowOf(sentence: PlacedSentence): Window;
}

/** A reader with the windows of a corpus. */
export interface WindowReader extends Pick<Reader, 'read'> {
  readonly windows: Windows;
  /** The most windows that are read first for one question. */
  readonly limit: number;
}

/** @param cuts how each article is cut into windows, in the same order; cut by the reader when left out */
export function createWindowReader(
  { cut, read }: Reader,
  limit: number,
  articles: readonly Article[],
  cuts: readonly WindowLengths[] = articles.map(cut),
): WindowReader {
  return { read, limit, windows: createWindows(articles, cuts) };
}

/** Restricts a reader to some of its articles. */
export function restrictWindowReader(reader: WindowReader, articles: readonly ArticleHead[]): WindowReader {
  const wanted = new Set(articles);
  const all = reader.windows.all.filter(({ article }) => wanted.has(article));
  return { ...reader, windows: { ...reader.windows, all } };
}

/** @param cuts how each article is cut into windows, in the same order */
export function createWindows(articles: readonly Article[], cuts: readonly WindowLengths[]): Windows {
  const all = articles.flatMap((article, place) => windowsOf(article, cuts[place] ?? []));
  return { all, windowOf: createWindowFinder(all) };
}

/**
 * Finds the window that a sentence is in.
 *
 * @param windows either all windows of a passage, in order, or none
 */
export function createWindowFinder(windows: readonly Window[]): Windows['windowOf'] {
  /** The window of each sentence of a passage. */
  const byPassage = new Map<Passage, Window[]>();
  for (const window of windows) {
    for (const { passage } of window.sentences) {
      const ofSentences = byPassage.get(passage);
      if (ofSentences === undefined) byPassage.set(passage, [window]);
      else ofSentences.push(window);
    }
  }
  return ({ passage, index }) => {
    const window = byPassage.get(passage)?.[index];
    if (window === undefined) throw new Error(`Sentence ${index} of ¶${passage.number} is in no window.`);
    return window;
  };
}

function windowsOf(article: Article, lengths: WindowLengths): Window[] {
  const sentences = sentencesOf(article);
  let next = 0;
  return lengths.map((length) => {
    const window = { article, sentences: sentences.slice(next, next + length) };
    next += length;
    return window;
  });
}
