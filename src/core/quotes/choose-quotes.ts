import type { AnswerKind } from '../question/answer-kind.ts';
import type { RankedSentence } from '../ranking/rank-sentences.ts';
import { type QuoteSpan, quoteSpanOf } from './quote-span.ts';

/** A further quote must score at least this share of the first one's score. */
const LEAST_SHARE_OF_BEST = 0.2;

/** A sentence that scores this share of its neighbour's score is quoted with it. */
const NEARLY_AS_GOOD = 0.6;

/** Two quotes whose sentences share more of their terms than this say the same (Jaccard index). */
const MOST_SHARED_TERMS = 0.8;

/** A quote chosen, before it is worded: a span of one passage and the sentence it was chosen for. */
export interface ChosenQuote {
  readonly ranked: RankedSentence;
  readonly span: QuoteSpan;
}

/**
 * The best sentences as quotes, best first: none twice, none nearly the same, none far below the best. What asks for
 * several things gets quotes from different passages.
 */
export function chooseQuotes(
  ranked: readonly RankedSentence[],
  kind: AnswerKind,
  limit: number,
): ChosenQuote[] {
  const chosen: ChosenQuote[] = [];
  const least = (ranked[0]?.score ?? 0) * LEAST_SHARE_OF_BEST;
  for (const candidate of ranked) {
    if (chosen.length === limit || candidate.score < least) break;
    const quote = { ranked: candidate, span: spanOf(candidate, ranked) };
    if (!chosen.some((other) => overlaps(quote, other, kind) || saysTheSame(quote, other)))
      chosen.push(quote);
  }
  return chosen;
}

/** The quote itself, a slice of its passage. */
export function textOf({ ranked, span }: ChosenQuote): string {
  return ranked.passage.text.slice(span.start, span.end);
}

function spanOf(sentence: RankedSentence, ranked: readonly RankedSentence[]): QuoteSpan {
  const { passage, index, score } = sentence;
  const isWanted = (neighbour: number) =>
    ranked.some(
      (other) =>
        other.passage === passage && other.index === neighbour && other.score >= score * NEARLY_AS_GOOD,
    );
  return quoteSpanOf(passage, index, isWanted);
}

function overlaps(a: ChosenQuote, b: ChosenQuote, kind: AnswerKind): boolean {
  if (a.ranked.passage !== b.ranked.passage) return false;
  return kind === 'list' || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function saysTheSame(a: ChosenQuote, b: ChosenQuote): boolean {
  const [left, right] = [new Set(a.ranked.words), new Set(b.ranked.words)];
  if (left.size + right.size === 0) return false;
  const shared = [...left].filter((term) => right.has(term)).length;
  return shared / (left.size + right.size - shared) > MOST_SHARED_TERMS;
}
