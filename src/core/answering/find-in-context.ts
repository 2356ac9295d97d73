/**
 * Finds quotes for a question that may be understood in several ways. Each is looked up and read in turn until one is surely answered.
 * The one with the strongest evidence wins, on a tie the earlier one, and the best quotes of the next stand among its own.
 */

import { takingTurns } from '../groups.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Engine } from './answer.ts';
import { type LimitsOf, logistic } from './confidence.ts';
import type { Finding } from './find-quotes.ts';
import type { Interpretation, Interpretations } from './follow-up/interpret-follow-up.ts';
import { type ChosenQuote, overlap } from './quotes.ts';

/** What was found for a question as it was understood in one way, and where. */
export interface Found {
  readonly finding: Finding;
  readonly index: SearchIndex;
}

/** @param mayRead whether the reader may read, if there is one */
export type FindAs = (interpretation: Interpretation, mayRead: boolean) => Promise<Found>;

/** What was found, and how the question was understood. */
export interface FoundInContext {
  readonly engine: Engine;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
  /** How the question was read; `null`: as it was asked. */
  readonly readAs: string | null;
  /** Best first, each with what it was found with. */
  readonly quotes: readonly (Found & { readonly quote: ChosenQuote })[];
}

/** An interpretation with what was found for it. */
interface Attempt extends Found {
  readonly interpretation: Interpretation;
}

type Attempts = readonly [Attempt, ...Attempt[]];

/**
 * How much it speaks for a quote, in logits, that the question's own words and those of the question before both find its passage.
 * Chosen together with the handicaps.
 */
const AGREEMENT = 0.5;

/** @param limit of quotes */
export async function findInContext(
  interpretations: Interpretations,
  find: FindAs,
  limitsOf: LimitsOf,
  limit: number,
): Promise<FoundInContext> {
  const tried = await tryInTurn(interpretations, (one) => find(one, true), limitsOf);
  // Where the reader was too slow for one of them, none is read: what is found must not depend on which.
  const engines = new Set(tried.filter(hasQuotes).map(({ finding }) => finding.engine));
  const attempts =
    engines.size > 1 ? await tryInTurn(interpretations, (one) => find(one, false), limitsOf) : tried;
  const [best, next] = rankAttempts(attempts);
  if (best === undefined) return withoutQuotes(attempts[0]);
  const isNextOfUse = next !== undefined && next.confidence >= limitsOf(next.finding.engine).unsure;
  return {
    engine: best.finding.engine,
    confidence: best.confidence,
    readAs: best.interpretation.readAs,
    quotes: interleave(quotesOf(best), isNextOfUse ? quotesOf(next) : []).slice(0, limit),
  };
}

/** Those tried until one was surely answered. */
async function tryInTurn(
  [likeliest, ...others]: Interpretations,
  find: (interpretation: Interpretation) => Promise<Found>,
  limitsOf: LimitsOf,
): Promise<Attempts> {
  const attempt = async (interpretation: Interpretation): Promise<Attempt> => ({
    interpretation,
    ...(await find(interpretation)),
  });
  const first = await attempt(likeliest);
  const attempts: [Attempt, ...Attempt[]] = [first];
  for (const interpretation of others) {
    const { finding } = attempts.at(-1) ?? first;
    if (finding.confidence >= limitsOf(finding.engine).answered) break;
    if (!isWholeArticle(interpretation, first)) attempts.push(await attempt(interpretation));
  }
  return attempts;
}

/** Whether looking in one article finds nothing new: all that was found for the same words is from it. */
function isWholeArticle({ question, within }: Interpretation, { interpretation, finding }: Attempt): boolean {
  return (
    within !== null &&
    question.text === interpretation.question.text &&
    finding.candidates.every(({ article }) => article.id === within)
  );
}

function hasQuotes({ finding }: Attempt): boolean {
  return finding.quotes.length > 0;
}

interface RankedAttempt extends Attempt {
  readonly confidence: number;
}

/** Those that found anything, the one with the strongest evidence first; on a tie in their order. */
function rankAttempts(attempts: readonly Attempt[]): RankedAttempt[] {
  return attempts
    .filter(hasQuotes)
    .map((one) => ({ ...one, confidence: confidenceInContext(one, attempts) }))
    .sort((a, b) => b.confidence - a.confidence);
}

function confidenceInContext(one: Attempt, attempts: readonly Attempt[]): number {
  const { finding, interpretation } = one;
  const isConfirmed = attempts.some(
    (other) => other.finding.question.text !== finding.question.text && haveSameFirst(one, other),
  );
  const change = interpretation.handicap + (isConfirmed ? AGREEMENT : 0);
  if (change === 0 || finding.isVouchedFor) return finding.confidence;
  return logistic(logit(finding.confidence) + change);
}

/** Of a probability between 0 and 1. */
function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function haveSameFirst(a: Attempt, b: Attempt): boolean {
  const [first, other] = [a, b].map(({ finding }) => finding.quotes[0]?.ranked.passage);
  return first !== undefined && first === other;
}

function withoutQuotes({ finding, interpretation }: Attempt): FoundInContext {
  const { engine, confidence } = finding;
  return { engine, confidence, readAs: interpretation.readAs, quotes: [] };
}

type FoundQuote = FoundInContext['quotes'][number];

function quotesOf({ finding, index }: Found): FoundQuote[] {
  return finding.quotes.map((quote) => ({ quote, finding, index }));
}

/** One of each in turn, without those that overlap an earlier one. */
function interleave(quotes: readonly FoundQuote[], others: readonly FoundQuote[]): FoundQuote[] {
  const chosen: FoundQuote[] = [];
  for (const one of takingTurns([quotes, others])) {
    if (!chosen.some((other) => overlap(one.quote, other.quote))) chosen.push(one);
  }
  return chosen;
}
