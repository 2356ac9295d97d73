import type { Span } from '../answer.ts';
import { freshSpans } from '../answer-spans/fresh-spans.ts';
import type { KnownTerm } from '../index/known-term.ts';
import type { Lookup } from '../index/lookup.ts';
import { wordsOf } from '../language/words.ts';
import type { Question } from '../question/question.ts';

/** Two places this many characters apart are half as near as two side by side. */
const HALF_AS_NEAR = 20;

/** So many places of a quote are compared at most. One sentence of prose has far fewer; no other is worth the time. */
const MOST_PLACES = 200;

interface Match {
  readonly span: Span;
  readonly weight: number;
}

/**
 * The words of a quote that answer: of what looks like the kind of answer asked for, the one among the question's words.
 * Where nothing does, the words that match the question.
 */
export function highlight(
  quote: string,
  question: Question,
  terms: readonly KnownTerm[],
  termOf: Lookup['termOf'],
): Span[] {
  const matches = matchesIn(quote, terms, termOf);
  const answers = freshSpans(quote, question.kind, new Set(question.words));
  const [first, ...others] = answers.slice(0, MOST_PLACES);
  if (first === undefined)
    return joined(
      matches.map(({ span }) => span),
      quote,
    );
  const near = matches.slice(0, MOST_PLACES);
  let best = first;
  for (const answer of others) if (nearness(answer, near) > nearness(best, near)) best = answer;
  return [best];
}

/** How near a place is to the words that match: the sum of their weights, each halved with distance. */
function nearness([start, end]: Span, matches: readonly Match[]): number {
  let sum = 0;
  for (const { span, weight } of matches) {
    const gap = Math.max(0, span[0] - end, start - span[1]);
    sum += (weight * HALF_AS_NEAR) / (HALF_AS_NEAR + gap);
  }
  return sum;
}

function matchesIn(quote: string, terms: readonly KnownTerm[], termOf: Lookup['termOf']): Match[] {
  return wordsOf(quote).flatMap(({ surface, start, end }) => {
    const word = termOf(surface);
    const term = word === null ? undefined : terms.find(({ variants }) => variants.has(word));
    return term === undefined ? [] : [{ span: [start, end] as const, weight: term.weight }];
  });
}

/** Neighbours with only a space or hyphen between are one. */
function joined(spans: readonly Span[], quote: string): Span[] {
  const result: Span[] = [];
  for (const [start, end] of spans) {
    const last = result.at(-1);
    if (last !== undefined && /^[\s-]?$/.test(quote.slice(last[1], start)))
      result[result.length - 1] = [last[0], end];
    else result.push([start, end]);
  }
  return result;
}
