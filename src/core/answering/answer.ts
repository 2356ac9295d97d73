/** Which way an answer was found: the index and then the reader, or the index alone. */
export type Engine = 'reader' | 'lexical';

/** Offsets `[start, end)` in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** A verbatim slice of one passage: `article.passages[passage - 1].text.slice(start, end) === text`. */
export interface Quote {
  readonly text: string;
  readonly article: { readonly id: string; readonly title: string; readonly url: string | null };
  /** The passage's number, from 1. */
  readonly passage: number;
  /** Offsets in the passage's text. */
  readonly start: number;
  readonly end: number;
  /** What answers or matches the question: offsets in `text`, in order, apart from each other, never empty. */
  readonly highlights: readonly Span[];
  /** The address of the exact place, where there is one. */
  readonly link: string | null;
}

interface Outcome {
  /** As it was asked. */
  readonly question: string;
  readonly engine: Engine;
  /** From 0 to 1: an estimate of the probability that the best quote found is right. */
  readonly confidence: number;
}

/** One to three quotes, best first. */
export interface Answered extends Outcome {
  readonly status: 'answered';
  readonly quotes: readonly Quote[];
  readonly nearest: readonly [];
  readonly reason: null;
}

/** The articles don't say. `nearest` holds up to three quotes to read on, never offered as an answer. */
export interface NotInCorpus extends Outcome {
  readonly status: 'not-in-corpus';
  readonly quotes: readonly [];
  readonly nearest: readonly Quote[];
  readonly reason: null;
}

/** Nothing that could be looked up: no letter or digit in it, or over the limit. */
export interface InvalidQuestion extends Outcome {
  readonly status: 'invalid-question';
  readonly quotes: readonly [];
  readonly nearest: readonly [];
  readonly reason: InvalidReason;
}

export type InvalidReason = 'empty' | 'too-long';

export type Answer = Answered | NotInCorpus | InvalidQuestion;
