import type { Span } from './answer.ts';
import type { KnownTerm } from './known-term.ts';
import { termOfWord } from './term-of-word.ts';
import { wordsOf } from './words.ts';

/** The words of a quote that match the question, as spans of it; neighbours with only a space or hyphen between are one. */
export function highlight(quote: string, terms: readonly KnownTerm[]): Span[] {
  const asked = new Set(terms.flatMap(({ variants }) => [...variants.keys()]));
  const spans: Span[] = [];
  for (const { surface, start, end } of wordsOf(quote)) {
    if (!asked.has(termOfWord(surface) ?? '')) continue;
    const last = spans.at(-1);
    if (last !== undefined && /^[\s-]?$/.test(quote.slice(last[1], start)))
      spans[spans.length - 1] = [last[0], end];
    else spans.push([start, end]);
  }
  return spans;
}
