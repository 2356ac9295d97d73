/**
 * The entry of this room: a question in, an `Answer` out. A question after another one is understood in several ways. For
 * each, quotes are found, and those of the way with the strongest evidence are cited. Two limits divide the confidence in the best
 * quote: from the higher on the quotes are an answer; from the lower on they may help; below it the articles don't say, and the
 * quotes are further reading.
 */

import type { ArticleHead } from '../article.ts';
import { type PassageIndex, restrictToArticles } from '../index/passage-index.ts';
import type { SearchIndex } from '../index/search-index.ts';
import {
  type Answer,
  citedOf,
  type Engine,
  type InvalidQuestion,
  type InvalidReason,
  type NotInCorpus,
  type Quote,
  type Span,
} from './answer.ts';
import { retrieveBeside, type Shelf } from './beside.ts';
import { citationLink } from './citation-links.ts';
import { confidenceLimits, type LeastConfidence } from './confidence.ts';
import { type FindAs, findInContext } from './find-in-context.ts';
import { type Finding, findQuotes } from './find-quotes.ts';
import { interpretationsOf, type QuotedArticle } from './follow-up/interpret-follow-up.ts';
import { extendToWholeWords, findHighlights } from './highlights.ts';
import { type Meaning, restrictMeaning } from './meaning.ts';
import type { Question } from './question.ts';
import { retrieveByLanguage, sizedArticle } from './question-language.ts';
import { type ChosenQuote, quoteText } from './quotes.ts';
import { restrictWindowReader, type WindowReader } from './reading/windows.ts';

/** Quotes in an answer at most, unless more are requested. */
export const MAX_QUOTES = 3;

/** Quotes that can be requested at most: those of an ordinary answer, and as many more. */
export const MAX_REQUESTED_QUOTES = 2 * MAX_QUOTES;

/** What is read of a question that is understood in the context of another, so that several such readings take little longer than one. */
const WINDOWS_IN_CONTEXT = 5;

export interface AskOptions {
  /** The most quotes to return, from 1 to 6; 3 by default. */
  readonly quotes?: number;
  /** The question asked before this one, as it was understood. A follow-up ("why?") is read with it: see `interpretationsOf`. */
  readonly previous?: string;
  /** The article that was quoted first for that question: a follow-up may be about it as well. `null` where that isn't known. */
  readonly quoted?: QuotedArticle | null;
  /** Milliseconds after which the lexical answer is returned in place of the reader's; no timeout by default. */
  readonly readerTimeout?: number;
}

/**
 * Answers a question from the articles. Never throws because of the question: one that can't be looked up has an answer too.
 * Rejects only when the articles are not in memory and can't be reached.
 */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;

export interface AskSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
  /** The operator's limits for the confidence; `CONFIDENCE_LIMITS` when left out or `null`. */
  readonly leastConfidence?: LeastConfidence | null;
  /** When left out or `null`, every question is answered lexically. */
  readonly reader?: WindowReader | null;
  /** When left out or `null`, passages are found by their words alone. */
  readonly meaning?: Meaning | null;
  /** What is searched beside the articles; nothing when left out. */
  readonly shelves?: readonly Shelf[];
}

/** What a question is answered from. */
export interface Retrieved {
  /** As it is looked up: with the terms that the articles have in their language. */
  readonly question: Question;
  readonly index: SearchIndex;
  readonly reader: WindowReader | null;
  /** `null`: passages are found by their words alone. */
  readonly meaning: Meaning | null;
}

export interface RetrieveOptions {
  /** The id of the article that is looked in; by default all are. */
  readonly within?: string | null;
  /** Milliseconds for the whole answer, of which embedding the question may take a share; no timeout by default. */
  readonly timeout?: number;
  /** Whether a term is known outside of what is retrieved from: then it isn't misspelt. By default none is. */
  readonly isKnown?: (term: string) => boolean;
}

/**
 * Retrieves what is needed to answer a question: the whole index where it is in memory, else the part that bears on the question.
 * Rejects when the articles can't be reached.
 */
export type Retrieve = (question: Question, options?: RetrieveOptions) => Promise<Retrieved>;

/** Answers from an index in memory. Deterministic: the same articles, question and engine give the same answer. */
export function createAsk(
  index: PassageIndex,
  { reader = null, meaning = null, shelves = [], ...settings }: AskSettings,
): Ask {
  return createAskWith(retrieveBeside(retrieveInMemory({ index, reader, meaning }), shelves), settings);
}

/** Retrieves from an index in memory: from the articles in the question's language. */
export function retrieveInMemory(
  whole: Omit<Retrieved, 'question'> & { readonly index: PassageIndex },
): Retrieve {
  return retrieveByLanguage(whole.index.articles.map(sizedArticle), (ids) => {
    if (ids === null) return async (question) => ({ question, ...whole });
    const index = restrictToArticles(whole.index, ids);
    const part = { index, ...restrictModels(whole, index.articles) };
    return async (question) => ({ question, ...part });
  });
}

/** The reader and the vectors of a corpus, restricted to some of its articles. */
export function restrictModels(
  { reader, meaning }: Pick<Retrieved, 'reader' | 'meaning'>,
  articles: readonly ArticleHead[],
): Pick<Retrieved, 'reader' | 'meaning'> {
  return {
    reader: reader && restrictWindowReader(reader, articles),
    meaning: meaning && restrictMeaning(meaning, articles),
  };
}

/** Answers from whatever is retrieved for each question. */
export function createAskWith(
  retrieve: Retrieve,
  { publicUrl, leastConfidence = null }: Omit<AskSettings, 'reader' | 'meaning' | 'shelves'>,
): Ask {
  const limitsOf = (engine: Engine) => confidenceLimits(engine, leastConfidence);
  return async (
    asked,
    { quotes: most = MAX_QUOTES, previous = '', quoted: before = null, readerTimeout = Infinity } = {},
  ) => {
    const interpretations = interpretationsOf(asked, previous, before);
    if (typeof interpretations === 'string') return invalid(asked, interpretations);
    const limit = Math.min(most, MAX_REQUESTED_QUOTES);
    const isOneOfSeveral = interpretations.length > 1;
    const find: FindAs = async ({ question: asked, within, readAs }, mayRead) => {
      const timeout = readerTimeout / interpretations.length;
      const { question, index, reader, meaning } = await retrieve(asked, { within, timeout });
      const finding = await findQuotes(question, index, {
        limit,
        reader: mayRead ? reader : null,
        meaning,
        timeout,
        within,
        windows: isOneOfSeveral && readAs !== null ? WINDOWS_IN_CONTEXT : Infinity,
        limitsOf,
      });
      return { finding, index };
    };
    const found = await findInContext(interpretations, find, limitsOf, limit);
    const { engine, readAs } = found;
    const limits = limitsOf(engine);
    const confidence = roundToThreeDigits(found.confidence);
    const quotes = found.quotes.map((one) => cite(one.quote, one.finding, one.index, publicUrl));
    const outcome = {
      question: asked,
      ...(readAs === null ? {} : { readAs }),
      engine,
      confidence,
      unanswered: [],
    };
    if (quotes.length === 0 || confidence < limits.unsure) return notInCorpus(outcome, quotes);
    return quoted(confidence < limits.answered ? 'unsure' : 'answered', outcome, quotes);
  };
}

type Outcome = Pick<Answer, 'question' | 'readAs' | 'engine' | 'confidence' | 'unanswered'>;

// The keys are in the order of the contract, because `--json` prints them in this order.
function quoted(
  status: 'answered' | 'unsure',
  { engine, confidence, unanswered, ...question }: Outcome,
  quotes: readonly Quote[],
): Answer {
  return { ...question, status, engine, confidence, quotes, nearest: [], unanswered, reason: null };
}

function notInCorpus(
  { engine, confidence, unanswered, ...question }: Outcome,
  nearest: readonly Quote[],
): NotInCorpus {
  return {
    ...question,
    status: 'not-in-corpus',
    engine,
    confidence,
    quotes: [],
    nearest,
    unanswered,
    reason: null,
  };
}

/** No engine ran, so the simpler one is named. */
function invalid(question: string, reason: InvalidReason): InvalidQuestion {
  return {
    question,
    status: 'invalid-question',
    engine: 'lexical',
    confidence: 0,
    quotes: [],
    nearest: [],
    unanswered: [],
    reason,
  };
}

/** Three digits: more would claim a precision that the calibration doesn't have. */
function roundToThreeDigits(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

function cite(quote: ChosenQuote, finding: Finding, index: SearchIndex, publicUrl: string | null): Quote {
  const { article, passage } = quote.ranked;
  const text = quoteText(quote);
  return {
    text,
    article: citedOf(article),
    section: passage.section,
    passage: passage.number,
    start: quote.span.start,
    end: quote.span.end,
    highlights: highlightsOf(quote, finding, index),
    link: citationLink(article, passage, text, publicUrl),
    question: null,
  };
}

/** The span that the reader points at; for the lexical engine, what looks like the answer. */
function highlightsOf(quote: ChosenQuote, { question, terms }: Finding, index: SearchIndex): Span[] {
  const text = quoteText(quote);
  const { read } = quote.ranked;
  if (read === null)
    return findHighlights(text, question, terms, index.termsIn(quote.ranked.article.language));
  const { start } = quote.span;
  return [extendToWholeWords(text, [read.span[0] - start, read.span[1] - start])];
}
