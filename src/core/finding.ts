import type { Engine } from './answer.ts';
import type { Support } from './confidence/support.ts';
import type { KnownTerm } from './index/known-term.ts';
import type { Candidate } from './index/lookup.ts';
import type { Question } from './question/question.ts';
import type { ChosenQuote } from './quotes/choose-quotes.ts';
import type { RankedSentence } from './ranking/rank-sentences.ts';

/** What the articles hold on a question, and what speaks for it. */
export interface Finding {
  readonly engine: Engine;
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  /** The passages that were looked at: those that match best, best first, and then those read beside them. */
  readonly candidates: readonly Candidate[];
  /** Their sentences, best first; of the reader's, those that were read. */
  readonly ranked: readonly RankedSentence[];
  /** At most as many as were asked for, best first. */
  readonly quotes: readonly ChosenQuote[];
  /** `null` when nothing was found. */
  readonly support: Support | null;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
}
