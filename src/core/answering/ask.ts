import type { SearchIndex } from '../index/search-index.ts';
import type {
  Answer,
  Answered,
  Engine,
  InvalidQuestion,
  InvalidReason,
  NotInCorpus,
  Quote,
  Span,
} from './answer.ts';
import { citationLink } from './citation-links.ts';
import { type Finding, findQuotes } from './find-quotes.ts';
import { rewriteFollowUp } from './follow-up/rewrite-follow-up.ts';
import { extendToWholeWords, findHighlights } from './highlights.ts';
import { analyseQuestion, type Question } from './question.ts';
import { type ChosenQuote, quoteText } from './quotes.ts';
import type { WindowReader } from './reading/windows.ts';

/** No answer has more quotes, unless more are asked for. */
export const MAX_QUOTES = 3;

/** No more can be asked for: those that an answer shows, and as many further ones. */
export const MAX_REQUESTED_QUOTES = 2 * MAX_QUOTES;

/**
 * Below this confidence the articles don't say, unless the operator sets it otherwise. With the lexical one, of the 5,400
 * questions of SQuAD 1.1 in `bench/data`, 96 of 100 are abstained from when they are asked of the article that comes along, and
 * 3 of 100 when they are asked of their own.
 */
const LEAST_CONFIDENCE: Readonly<Record<Engine, number>> = { lexical: 0.18, reader: 0.15 };

export interface AskOptions {
  /** At most so many quotes, from 1 to 6; 3 when left out. */
  readonly quotes?: number;
  /** The question asked before, which a follow-up ("why?") is read with: see `inContext`. */
  readonly previous?: string;
  /** How long the reader may take, in milliseconds, before the answer is found lexically; as long as it takes, when left out. */
  readonly patience?: number;
}

/**
 * Answers a question from the articles. Never throws on a question: what can't be looked up is an answer too. Rejects only when
 * the articles can't be reached, where they aren't in memory.
 */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;

export interface AskSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
  /** Below this confidence, from 0 to 1, the articles don't say; `LEAST_CONFIDENCE` when left out or `null`. */
  readonly leastConfidence?: number | null;
  /** What reads the articles; they are looked up lexically alone when it is left out or `null`. */
  readonly reader?: WindowReader | null;
}

/** Answers from an index. The same articles, question and engine have the same answer. */
export function createAsk(lookup: SearchIndex, { reader = null, ...settings }: AskSettings): Ask {
  return createAskWith(async () => ({ index: lookup, reader }), settings);
}

/** The same, from wherever questions are looked up. */
export function createAskWith(
  lookUp: Retrieve,
  { publicUrl, leastConfidence = null }: Omit<AskSettings, 'reader'>,
): Ask {
  return async (asked, { quotes: most = MAX_QUOTES, previous = '', patience = Infinity } = {}) => {
    const question = analyseQuestion(rewriteFollowUp(asked, previous));
    if (typeof question === 'string') return invalid(asked, question);
    const { index: lookup, reader } = await lookUp(question);
    const finding = await findQuotes(question, lookup, {
      limit: Math.min(most, MAX_REQUESTED_QUOTES),
      reader,
      patience,
    });
    const confidence = roundedToThreeDigits(finding.confidence);
    const quotes = finding.quotes.map((quote) => cite(quote, finding, lookup, publicUrl));
    const { engine } = finding;
    return quotes.length === 0 || confidence < (leastConfidence ?? LEAST_CONFIDENCE[engine])
      ? notInCorpus({ question: asked, engine, confidence }, quotes)
      : answered({ question: asked, engine, confidence }, quotes);
  };
}

type Outcome = Pick<Answer, 'question' | 'engine' | 'confidence'>;

// Keys in the order of the contract: `--json` prints them so.
function answered({ question, engine, confidence }: Outcome, quotes: readonly Quote[]): Answered {
  return { question, status: 'answered', engine, confidence, quotes, nearest: [], reason: null };
}

function notInCorpus({ question, engine, confidence }: Outcome, nearest: readonly Quote[]): NotInCorpus {
  return { question, status: 'not-in-corpus', engine, confidence, quotes: [], nearest, reason: null };
}

/** Looked up by no engine, so by the simpler one. */
function invalid(question: string, reason: InvalidReason): InvalidQuestion {
  return {
    question,
    status: 'invalid-question',
    engine: 'lexical',
    confidence: 0,
    quotes: [],
    nearest: [],
    reason,
  };
}

function cite(chosen: ChosenQuote, finding: Finding, lookup: SearchIndex, publicUrl: string | null): Quote {
  const { article, passage } = chosen.ranked;
  const text = quoteText(chosen);
  return {
    text,
    article: { id: article.id, title: article.title, url: article.url },
    passage: passage.number,
    start: chosen.span.start,
    end: chosen.span.end,
    highlights: highlightsOf(chosen, finding, lookup),
    link: citationLink(article, passage.number, text, publicUrl),
  };
}

/** What the reader points at; without one, what looks like the answer. */
function highlightsOf(chosen: ChosenQuote, { question, terms }: Finding, lookup: SearchIndex): Span[] {
  const { read } = chosen.ranked;
  if (read === null) return findHighlights(quoteText(chosen), question, terms, lookup.termOf);
  const { start } = chosen.span;
  return [extendToWholeWords(quoteText(chosen), [read.span[0] - start, read.span[1] - start])];
}

/** Three digits: more would claim a precision the calibration doesn't have. */
function roundedToThreeDigits(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

/** What a question is answered from. */
export interface Retrieved {
  readonly index: SearchIndex;
  /** `null` where nothing is read. */
  readonly reader: WindowReader | null;
}

/**
 * Brings what is needed to answer a question: where all is in memory the same for each, elsewhere what bears on this one. Rejects
 * when the articles can't be reached.
 */
export type Retrieve = (question: Question) => Promise<Retrieved>;
