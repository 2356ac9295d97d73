import type { KnownTerm } from '../index/known-terms.ts';
import type { TermOf } from '../index/language-terms.ts';
import { indexedWordsOf, wordsOf } from '../index/words.ts';
import type { Span } from './answer.ts';
import { newAnswerSpans } from './answer-spans.ts';
import type { Question } from './question.ts';

/** Two spans this many characters apart have half the proximity of two side by side. */
const HALVING_DISTANCE = 20;

/** The most spans of a quote that are compared. A sentence of prose has far fewer, and nothing else is worth the time. */
const MAX_SPANS_COMPARED = 200;

/** A word that matches a term of the question. */
interface Match {
  readonly span: Span;
  readonly weight: number;
}

/**
 * The words of a quote to highlight: of the spans that look like the kind of answer asked for, the one closest to the question's
 * words. When there is none, the words that match the question.
 */
export function findHighlights(
  quote: string,
  question: Question,
  terms: readonly KnownTerm[],
  termOf: TermOf,
): Span[] {
  const matches = matchesIn(quote, terms, termOf);
  const answers = newAnswerSpans(quote, question.kind, new Set(question.words));
  const [first, ...others] = answers.slice(0, MAX_SPANS_COMPARED);
  if (first === undefined) return joinAdjacent(matches, quote);
  const compared = matches.slice(0, MAX_SPANS_COMPARED);
  let best = first;
  for (const answer of others) {
    if (proximity(answer, compared) > proximity(best, compared)) best = answer;
  }
  return [best];
}

/** How close a span is to the words that match: the sum of their weights, each reduced by its distance. */
function proximity([start, end]: Span, matches: readonly Match[]): number {
  let sum = 0;
  for (const { span, weight } of matches) {
    const gap = Math.max(0, span[0] - end, start - span[1]);
    sum += (weight * HALVING_DISTANCE) / (HALVING_DISTANCE + gap);
  }
  return sum;
}

function matchesIn(quote: string, terms: readonly KnownTerm[], termOf: TermOf): Match[] {
  const inOrder = [...indexedWordsOf(quote)].sort((a, b) => a.start - b.start);
  return inOrder.flatMap(({ surface, start, end }) => {
    const word = termOf(surface);
    const term = word === null ? undefined : terms.find(({ variants }) => variants.has(word));
    return term === undefined ? [] : [{ span: [start, end] as const, weight: term.weight }];
  });
}

/** The spans of the matches. Those that overlap, or have only a space or a hyphen between them, become one. */
function joinAdjacent(matches: readonly Match[], quote: string): Span[] {
  const spans: Span[] = [];
  for (const { span } of matches) {
    const last = spans.at(-1);
    const isAdjacent = last !== undefined && /^[\s-]?$/.test(quote.slice(last[1], span[0]));
    if (isAdjacent) spans[spans.length - 1] = [last[0], Math.max(last[1], span[1])];
    else spans.push(span);
  }
  return spans;
}

/** Extends a span to the whole of every word that it touches. */
export function extendToWholeWords(text: string, [start, end]: Span): Span {
  const touched = wordsOf(text).filter((word) => word.start < end && start < word.end);
  return [Math.min(start, touched[0]?.start ?? start), Math.max(end, touched.at(-1)?.end ?? end)];
}
