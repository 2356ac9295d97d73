import type { Quote } from '../answer.ts';
import type { Wording } from '../wording/wording.ts';
import type { Part } from './reply.ts';

/** Quotes as parts of a reply, best first. */
export function quoteParts(quotes: readonly Quote[], { citation }: Wording): Part[] {
  return quotes.map((quote, place) => ({
    kind: 'quote',
    quote,
    citation: citation(quote.article.title, quote.passage),
    rank: place + 1,
  }));
}
