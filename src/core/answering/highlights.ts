import type { KnownTerm } from '../index/known-terms.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { wordsOf } from '../index/words.ts';
import type { Span } from './answer.ts';
import { newAnswerSpans } from './answer-spans.ts';
import type { Question } from './question.ts';

/** Two places this many characters apart are half as near as two side by side. */
const HALVING_DISTANCE = 20;

/** So many places of a quote are compared at most. One sentence of prose has far fewer; no other is worth the time. */
const MAX_SPANS_COMPARED = 200;

interface Match {
  readonly span: Span;
  readonly weight: number;
}

/**
 * The words of a quote that answer: of what looks like the kind of answer asked for, the one among the question's words.
 * Where nothing does, the words that match the question.
 */
export function findHighlights(
  quote: string,
  question: Question,
  terms: readonly KnownTerm[],
  termOf: SearchIndex['termOf'],
): Span[] {
  const matches = matchesIn(quote, terms, termOf);
  const answers = newAnswerSpans(quote, question.kind, new Set(question.words));
  const [first, ...others] = answers.slice(0, MAX_SPANS_COMPARED);
  if (first === undefined)
    return joinNeighbours(
      matches.map(({ span }) => span),
      quote,
    );
  const near = matches.slice(0, MAX_SPANS_COMPARED);
  let best = first;
  for (const answer of others) if (proximity(answer, near) > proximity(best, near)) best = answer;
  return [best];
}

/** How near a place is to the words that match: the sum of their weights, each halved with distance. */
function proximity([start, end]: Span, matches: readonly Match[]): number {
  let sum = 0;
  for (const { span, weight } of matches) {
    const gap = Math.max(0, span[0] - end, start - span[1]);
    sum += (weight * HALVING_DISTANCE) / (HALVING_DISTANCE + gap);
  }
  return sum;
}

function matchesIn(quote: string, terms: readonly KnownTerm[], termOf: SearchIndex['termOf']): Match[] {
  return wordsOf(quote).flatMap(({ surface, start, end }) => {
    const word = termOf(surface);
    const term = word === null ? undefined : terms.find(({ variants }) => variants.has(word));
    return term === undefined ? [] : [{ span: [start, end] as const, weight: term.weight }];
  });
}

/** Neighbours with only a space or hyphen between are one. */
function joinNeighbours(spans: readonly Span[], quote: string): Span[] {
  const result: Span[] = [];
  for (const [start, end] of spans) {
    const last = result.at(-1);
    if (last !== undefined && /^[\s-]?$/.test(quote.slice(last[1], start)))
      result[result.length - 1] = [last[0], end];
    else result.push([start, end]);
  }
  return result;
}

/** A span of a text, widened to the whole of every word that it touches. */
export function extendToWholeWords(text: string, [start, end]: Span): Span {
  const touched = wordsOf(text).filter((word) => word.start < end && start < word.end);
  return [Math.min(start, touched[0]?.start ?? start), Math.max(end, touched.at(-1)?.end ?? end)];
}
