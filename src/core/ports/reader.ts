import type { Span } from '../answering/answer.ts';
import type { Article, ArticleHead, PlacedSentence } from '../article.ts';

/** Consecutive sentences of one article, at least one: what a reader sees at once. */
export interface Window {
  readonly article: ArticleHead;
  readonly sentences: readonly PlacedSentence[];
}

/** How many sentences each window of an article holds, in order. Together they cover the article. Plain data. */
export type WindowLengths = readonly number[];

/** What a reader found in one sentence: the span of it that answers best. */
export interface SentenceReading {
  /** Offsets in the passage's text. */
  readonly span: Span;
  /** The span's score, as a logit. Scores of all windows that are read for one question are comparable. */
  readonly score: number;
}

/** What a reader found in one window. */
export interface WindowReading {
  /** One for each of the window's sentences, in order; `null` for a sentence without a possible span. */
  readonly sentences: readonly (SentenceReading | null)[];
  /** The score of there being no answer in the window: the logits of its start and of its end. */
  readonly noAnswer: readonly [start: number, end: number];
}

/** Chooses more windows to read from what the first ones say. @param readings of the first windows, in order */
export type ReadFurther = (readings: readonly WindowReading[]) => readonly Window[];

/**
 * Reads windows with a question and points at the spans that answer it. It never generates text. The reading of a window depends
 * on the question and the window alone, not on what is read in the same batch.
 */
export interface Reader {
  /** Cuts an article into windows that the reader can see at once. Depends on the article alone, and is slow. */
  cut(article: Article): WindowLengths;
  /**
   * A reading of each window, in order, and then of each that `further` adds. `null` when the reader needs longer than `timeout`
   * (milliseconds; `Infinity` for no timeout), when its queue is full, or when it is out of order. Never throws.
   */
  read(
    question: string,
    windows: readonly Window[],
    timeout: number,
    further?: ReadFurther,
  ): Promise<readonly WindowReading[] | null>;
}
