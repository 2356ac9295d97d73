import type { Engine } from '../answer.ts';
import type { Passage } from '../article.ts';
import type { AnswerKind } from '../question/answer-kind.ts';
import type { RankedSentence } from '../ranking/rank-sentences.ts';
import { type QuoteSpan, quoteSpanOf } from './quote-span.ts';

/**
 * A further quote must score at least this share of the first one's score. The reader says something for every sentence; with two fifths
 * of the first one's score one quote in seven is left out, and one right one in a thousand (SQuAD 1.1).
 */
const LEAST_SHARE_OF_BEST: Readonly<Record<Engine, number>> = { lexical: 0.3, reader: 0.4 };

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
  engine: Engine,
): ChosenQuote[] {
  const chosen: ChosenQuote[] = [];
  const least = (ranked[0]?.score ?? 0) * LEAST_SHARE_OF_BEST[engine];
  const scoreOf = scoresOf(ranked);
  for (const candidate of ranked) {
    if (chosen.length === limit || candidate.score < least) break;
    const quote = { ranked: candidate, span: spanOf(candidate, scoreOf) };
    if (!chosen.some((other) => overlaps(quote, other, kind) || saysTheSame(quote, other)))
      chosen.push(quote);
  }
  return chosen;
}

/** The quote itself, a slice of its passage. */
export function textOf({ ranked, span }: ChosenQuote): string {
  return ranked.passage.text.slice(span.start, span.end);
}

/** A sentence's score, by its passage and place; none is below that of a sentence that isn't ranked. */
type ScoreOf = (passage: Passage, index: number) => number;

function scoresOf(ranked: readonly RankedSentence[]): ScoreOf {
  const scores = new Map<Passage, Map<number, number>>();
  for (const { passage, index, score } of ranked) {
    const inPassage = scores.get(passage) ?? new Map<number, number>();
    scores.set(passage, inPassage.set(index, score));
  }
  return (passage, index) => scores.get(passage)?.get(index) ?? Number.NEGATIVE_INFINITY;
}

function spanOf({ passage, index, score }: RankedSentence, scoreOf: ScoreOf): QuoteSpan {
  return quoteSpanOf(passage, index, (neighbour) => scoreOf(passage, neighbour) >= score * NEARLY_AS_GOOD);
}

/** Of a list, two from one passage do: its things stand in different ones. */
function overlaps(a: ChosenQuote, b: ChosenQuote, kind: AnswerKind): boolean {
  if (a.ranked.passage !== b.ranked.passage) return false;
  return kind === 'list' || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function saysTheSame(a: ChosenQuote, b: ChosenQuote): boolean {
  return textOf(a).includes(textOf(b)) || sharesTerms(a, b);
}

function sharesTerms(a: ChosenQuote, b: ChosenQuote): boolean {
  const [left, right] = [new Set(a.ranked.words), new Set(b.ranked.words)];
  if (left.size + right.size === 0) return false;
  const shared = [...left].filter((term) => right.has(term)).length;
  return shared / (left.size + right.size - shared) > MOST_SHARED_TERMS;
}
