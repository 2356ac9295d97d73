import type { Answer, InvalidQuestion, InvalidReason, Quote } from './answer.ts';
import type { Article } from './article.ts';
import { type ChosenQuote, chooseQuotes, textOf } from './choose-quotes.ts';
import { citationLink } from './citation-link.ts';
import { confidenceOf } from './confidence.ts';
import { highlight } from './highlight.ts';
import { inContext } from './in-context.ts';
import { closenessIn, type KnownTerm, weightShare } from './known-term.ts';
import { type Candidate, createPassageIndex } from './passage-index.ts';
import { readQuestion } from './question.ts';
import { rankSentences } from './rank-sentences.ts';
import type { Weights } from './score-sentence.ts';

/** No answer has more quotes. */
export const MAX_QUOTES = 3;

/** Passages whose sentences are ranked. */
const CANDIDATES = 10;

/** Chosen on 45 encyclopedia articles (SQuAD 1.1 train) by the share of first sentences that hold the answer. */
const RANKING: Weights = {
  sentenceMatch: 1,
  passageMatch: 0.15,
  phraseMatch: 0.15,
  kindMatch: 0.15,
  asks: -0.1,
};

/**
 * Below this confidence the articles don't say. With it, 98 of 100 questions about encyclopedia articles (540 of SQuAD 1.1
 * train), asked of the article that comes along, are abstained from.
 */
const LEAST_CONFIDENCE = 0.2;

/** A passage that holds fewer terms of a question that has more holds them by chance. */
const LEAST_TERMS_HELD = 2;

const engine = 'lexical';

export interface AskOptions {
  /** At most so many quotes, from 1 to 3; 3 when left out. */
  readonly quotes?: number;
  /** The question asked before, which a follow-up ("why?") is read with: see `inContext`. */
  readonly previous?: string;
}

/** Answers a question from the articles. Never throws on a question: what can't be looked up is an answer too. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer>;

export interface AskSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
}

/** Indexes the articles once and answers from them. The same articles and question have the same answer. */
export function createAsk(articles: readonly Article[], { publicUrl }: AskSettings): Ask {
  const index = createPassageIndex([...articles].sort((a, b) => (a.id < b.id ? -1 : 1)));

  const answer = (asked: string, previous: string, limit: number): Answer => {
    const question = readQuestion(inContext(asked, previous));
    if (typeof question === 'string') return invalid(asked, question);
    const terms = index.know(question);
    const candidates = index.candidates(terms, CANDIDATES);
    const ranked = rankSentences(candidates, terms, question.kind, RANKING);
    const chosen = chooseQuotes(ranked, limit);
    const quotes = chosen.map((quote) => cite(quote, terms, publicUrl));
    const confidence = rounded(confidenceIn(chosen[0], candidates, terms));
    return confidence < LEAST_CONFIDENCE
      ? {
          question: asked,
          status: 'not-in-corpus',
          engine,
          confidence,
          quotes: [],
          nearest: quotes,
          reason: null,
        }
      : { question: asked, status: 'answered', engine, confidence, quotes, nearest: [], reason: null };
  };

  return async (question, { quotes = MAX_QUOTES, previous = '' } = {}) =>
    answer(question, previous, Math.min(quotes, MAX_QUOTES));
}

function invalid(question: string, reason: InvalidReason): InvalidQuestion {
  return { question, status: 'invalid-question', engine, confidence: 0, quotes: [], nearest: [], reason };
}

function confidenceIn(
  best: ChosenQuote | undefined,
  candidates: readonly Candidate[],
  terms: readonly KnownTerm[],
): number {
  if (best === undefined) return 0;
  const coverages = candidates.map(({ matched }) => coverageBy(matched, terms));
  return confidenceOf({
    coverage: Math.max(...coverages),
    unknown: weightShare(terms, ({ variants }) => (variants.size === 0 ? 1 : 0)),
    phraseMatch: best.ranked.evidence.phraseMatch,
  });
}

/** What a passage covers of the question: nothing, when it has but one word in common with a question of several. */
function coverageBy(matched: readonly string[], terms: readonly KnownTerm[]): number {
  const held = terms.filter((term) => closenessIn(matched, term) > 0);
  const isChance = held.length < Math.min(terms.length, LEAST_TERMS_HELD);
  return isChance ? 0 : weightShare(terms, (term) => closenessIn(matched, term));
}

function cite(chosen: ChosenQuote, terms: readonly KnownTerm[], publicUrl: string | null): Quote {
  const { article, passage } = chosen.ranked;
  const text = textOf(chosen);
  return {
    text,
    article: { id: article.id, title: article.title, url: article.url },
    passage: passage.number,
    start: chosen.span.start,
    end: chosen.span.end,
    highlights: highlight(text, terms),
    link: citationLink(article, passage.number, text, publicUrl),
  };
}

/** Three digits: more would claim a precision the calibration doesn't have. */
function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
