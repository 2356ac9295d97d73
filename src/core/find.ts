import { confidenceOf } from './confidence/confidence.ts';
import { type Support, supportOf } from './confidence/support.ts';
import type { KnownTerm } from './index/known-term.ts';
import type { Candidate, PassageIndex } from './index/passage-index.ts';
import type { Question } from './question/question.ts';
import { type ChosenQuote, chooseQuotes } from './quotes/choose-quotes.ts';
import { type RankedSentence, rankSentences } from './ranking/rank-sentences.ts';
import type { Weights } from './ranking/score-sentence.ts';

/** Passages whose sentences are ranked. */
const CANDIDATES = 10;

/**
 * Chosen on 45 encyclopedia articles (SQuAD 1.1 train) by the share of first sentences that hold the answer; that of
 * kinds by the questions that have one.
 */
export const RANKING: Weights = {
  sentenceMatch: 1,
  neighbourMatch: 0.2,
  passageMatch: 0.15,
  sectionMatch: 0.3,
  phraseMatch: 0.15,
  kindMatch: 0.15,
  asks: -0.1,
};

/** What an index holds on a question, and what speaks for it. */
export interface Finding {
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  /** The passages that match best, best first. */
  readonly candidates: readonly Candidate[];
  /** All their sentences, best first. */
  readonly ranked: readonly RankedSentence[];
  /** At most as many as were asked for, best first. */
  readonly quotes: readonly ChosenQuote[];
  /** `null` when nothing was found. */
  readonly support: Support | null;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
}

/** Looks a question up. @param limit of quotes */
export function find(question: Question, index: PassageIndex, limit: number): Finding {
  const terms = index.know(question);
  const candidates = index.candidates(terms, CANDIDATES);
  const ranked = rankSentences(candidates, question, terms, RANKING);
  const quotes = chooseQuotes(ranked, question.kind, limit);
  const best = candidates.find(({ passage }) => passage === quotes[0]?.ranked.passage);
  const support = best === undefined ? null : supportOf(best, candidates, terms);
  const confidence = support === null ? 0 : confidenceOf(support);
  return { question, terms, candidates, ranked, quotes, support, confidence };
}
