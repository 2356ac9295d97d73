import type { Answer, Answered, InvalidQuestion, InvalidReason, NotInCorpus, Quote } from './answer.ts';
import { citationLink } from './citation-link.ts';
import { type Finding, find } from './find.ts';
import { inContext } from './follow-up/in-context.ts';
import type { PassageIndex } from './index/passage-index.ts';
import { readQuestion } from './question/question.ts';
import { type ChosenQuote, textOf } from './quotes/choose-quotes.ts';
import { highlight } from './quotes/highlight.ts';

/** No answer has more quotes, unless more are asked for. */
export const MAX_QUOTES = 3;

/** No more can be asked for: those that an answer shows, and as many further ones. */
export const MAX_RANKED_QUOTES = 2 * MAX_QUOTES;

/**
 * Below this confidence the articles don't say, unless the operator sets it otherwise. With it, of the 5,400 questions of
 * SQuAD 1.1 in `bench/data`, 96 of 100 are abstained from when they are asked of the article that comes along, and 3 of 100
 * when they are asked of their own.
 */
export const LEAST_CONFIDENCE = 0.18;

const engine = 'lexical';

export interface AskOptions {
  /** At most so many quotes, from 1 to 6; 3 when left out. */
  readonly quotes?: number;
  /** The question asked before, which a follow-up ("why?") is read with: see `inContext`. */
  readonly previous?: string;
}

/** Answers a question from the articles. Never throws on a question: what can't be looked up is an answer too. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;

export interface AskSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
  /** Below this confidence, from 0 to 1, the articles don't say; `LEAST_CONFIDENCE` when left out. */
  readonly leastConfidence?: number;
}

/** Answers from an index. The same articles and question have the same answer. */
export function createAsk(
  index: PassageIndex,
  { publicUrl, leastConfidence = LEAST_CONFIDENCE }: AskSettings,
): Ask {
  return async (asked, { quotes: limit = MAX_QUOTES, previous = '' } = {}) => {
    const question = readQuestion(inContext(asked, previous));
    if (typeof question === 'string') return invalid(asked, question);
    const finding = find(question, index, Math.min(limit, MAX_RANKED_QUOTES));
    const confidence = rounded(finding.confidence);
    const quotes = finding.quotes.map((quote) => cite(quote, finding, index, publicUrl));
    return quotes.length === 0 || confidence < leastConfidence
      ? notInCorpus(asked, confidence, quotes)
      : answered(asked, confidence, quotes);
  };
}

// Keys in the order of the contract: `--json` prints them so.
function answered(question: string, confidence: number, quotes: readonly Quote[]): Answered {
  return { question, status: 'answered', engine, confidence, quotes, nearest: [], reason: null };
}

function notInCorpus(question: string, confidence: number, nearest: readonly Quote[]): NotInCorpus {
  return { question, status: 'not-in-corpus', engine, confidence, quotes: [], nearest, reason: null };
}

function invalid(question: string, reason: InvalidReason): InvalidQuestion {
  return { question, status: 'invalid-question', engine, confidence: 0, quotes: [], nearest: [], reason };
}

function cite(
  chosen: ChosenQuote,
  { question, terms }: Finding,
  index: PassageIndex,
  publicUrl: string | null,
): Quote {
  const { article, passage } = chosen.ranked;
  const text = textOf(chosen);
  return {
    text,
    article: { id: article.id, title: article.title, url: article.url },
    passage: passage.number,
    start: chosen.span.start,
    end: chosen.span.end,
    highlights: highlight(text, question, terms, index.termOf),
    link: citationLink(article, passage.number, text, publicUrl),
  };
}

/** Three digits: more would claim a precision the calibration doesn't have. */
function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
