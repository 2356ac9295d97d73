import type { Span } from '../answering/answer.ts';
import type { Article, ArticleHead, Passage } from '../article.ts';

/** What a reader found in one sentence: the span of it that answers best. */
export interface SentenceReading {
  /** Offsets in the passage's text. */
  readonly span: Span;
  /** How much speaks for it, as a logit: scores of all windows read for one question compare. */
  readonly score: number;
}

/** What a reader found in one window. */
export interface WindowReading {
  /** Of each of the window's sentences, in order; `null` of one in which there is nothing to point at. */
  readonly sentences: readonly (SentenceReading | null)[];
  /** How much speaks for there being no answer in the window: logits for where one starts and where it ends. */
  readonly noAnswer: readonly [start: number, end: number];
}

/** Of each window of an article, in order, how many sentences it holds; together they are the article's. Plain data. */
export type WindowLengths = readonly number[];

/** Which windows to read further, once it is known what the first ones say. @param readings of the first, in order */
export type ReadFurther = (readings: readonly WindowReading[]) => readonly Window[];

/**
 * Reads a question and windows, and points at what answers; it never writes a word. The same question and window have the same
 * reading, whatever is read beside them.
 */
export interface Reader {
  /** Where an article is cut into windows that it can see at once. Works on the article alone, and takes a while. */
  cut(article: Article): WindowLengths;
  /**
   * A reading of each window, in order, and then of each that `further` adds; `null` when there is none within `patience`
   * (milliseconds, `Infinity` for however long it takes), when too many wait already, or when the reader doesn't work. Never throws.
   */
  read(
    question: string,
    windows: readonly Window[],
    patience: number,
    further?: ReadFurther,
  ): Promise<readonly WindowReading[] | null>;
}

/** A sentence where it stands: `passage.sentences[index]`. */
export interface PlacedSentence {
  readonly passage: Passage;
  readonly index: number;
}

/** Consecutive sentences of one article, at least one: what a reader sees at once. */
export interface Window {
  readonly article: ArticleHead;
  readonly sentences: readonly PlacedSentence[];
}
