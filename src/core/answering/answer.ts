import type { ArticleHead } from '../article.ts';

/** How an answer was found: by the index and then the reader, or by the index alone. */
export type Engine = 'reader' | 'lexical';

/** Offsets `[start, end)` in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** A verbatim slice of one passage: `article.passages[passage - 1].text.slice(start, end) === text`. */
export interface Quote {
  readonly text: string;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    /** As the article states it. */
    readonly published: string | null;
    /** How the article says that it no longer holds, if it does: "superseded by ADR-12". */
    readonly superseded?: string;
    /** Who wrote it, where it is a message that was kept as an answer. */
    readonly writtenBy?: string;
  };
  /** The headings that the passage stands under, outermost first. */
  readonly section: readonly string[];
  /** The passage's number, from 1. */
  readonly passage: number;
  /** Offsets in the passage's text. */
  readonly start: number;
  readonly end: number;
  /** The words that answer or match the question: offsets in `text`, in order, not overlapping, never empty. */
  readonly highlights: readonly Span[];
  /** The address of the quote's exact place; `null` where it has none. */
  readonly link: string | null;
  /** Which question of the message it is for, where a message asks several; else `null`. */
  readonly question: string | null;
}

/** What a citation says of an article. */
export function citedOf(article: ArticleHead): Quote['article'] {
  const { id, title, url, published, superseded, author, isKept } = article;
  const cited = { id, title, url, published, ...(superseded === undefined ? {} : { superseded }) };
  return isKept && author !== null ? { ...cited, writtenBy: author } : cited;
}

interface Outcome {
  /** As it was asked. */
  readonly question: string;
  /** How it was understood, where that is otherwise than by itself: a follow-up. */
  readonly readAs?: string;
  readonly engine: Engine;
  /** The estimated probability, from 0 to 1, that the best quote found is right. */
  readonly confidence: number;
  /** Where a message asks several questions: those that no quote is for, as they were asked. */
  readonly unanswered: readonly string[];
}

/** One to three quotes, best first. */
export interface Answered extends Outcome {
  readonly status: 'answered';
  readonly quotes: readonly Quote[];
  readonly nearest: readonly [];
  readonly reason: null;
}

/** One to three quotes, best first, of which the first is more likely wrong than that of an answer. They are no less verbatim. */
export interface Unsure extends Outcome {
  readonly status: 'unsure';
  readonly quotes: readonly Quote[];
  readonly nearest: readonly [];
  readonly reason: null;
}

/** An abstention: the articles don't say. `nearest` holds up to three quotes to read on, never offered as an answer. */
export interface NotInCorpus extends Outcome {
  readonly status: 'not-in-corpus';
  readonly quotes: readonly [];
  readonly nearest: readonly Quote[];
  readonly reason: null;
}

/** The question can't be looked up: it has no letter or digit, or is too long. */
export interface InvalidQuestion extends Outcome {
  readonly status: 'invalid-question';
  readonly quotes: readonly [];
  readonly nearest: readonly [];
  readonly reason: InvalidReason;
}

export type InvalidReason = 'empty' | 'too-long';

export type Answer = Answered | Unsure | NotInCorpus | InvalidQuestion;

/** The best quote, in an abstention the closest; `undefined` where nothing was found. */
export function firstQuoteOf({ quotes, nearest }: Answer): Quote | undefined {
  return quotes[0] ?? nearest[0];
}
