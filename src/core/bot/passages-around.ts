import type { Quote, Span } from '../answering/answer.ts';
import type { Article } from '../article.ts';
import { citationOf } from './citation.ts';

/** A quote where it stands: its whole passage between its neighbours. */
export interface QuoteInPlace {
  readonly quote: Quote;
  /** One to three neighbouring passages in reading order, one of them the quote's own. */
  readonly passages: readonly ShownPassage[];
}

export interface ShownPassage {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** The quote, in its own passage. */
  readonly highlights: readonly Span[];
}

/** So many passages are shown on each side of the quote's own. */
const NEIGHBOURS = 1;

/** The passages around a quote; `null` when the article has no such passage. */
export function passagesAround(quote: Quote, { passages }: Article): QuoteInPlace | null {
  const own = passages[quote.passage - 1];
  if (own === undefined || own.text.slice(quote.start, quote.end) !== quote.text) return null;
  const from = Math.max(0, quote.passage - 1 - NEIGHBOURS);
  const shown = passages.slice(from, quote.passage + NEIGHBOURS).map(({ number, text }): ShownPassage => {
    return { number, text, highlights: number === quote.passage ? [[quote.start, quote.end]] : [] };
  });
  return { quote, passages: shown };
}

/** The same without neighbours, where there is no room for them. */
export function withoutNeighbours({ quote, passages }: QuoteInPlace): QuoteInPlace {
  return { quote, passages: passages.filter(({ number }) => number === quote.passage) };
}

const BETWEEN_PASSAGES = '\n\n';

/** All passages as one running text, in which the quote is highlighted. */
export function runningText({ passages }: QuoteInPlace): Pick<Quote, 'text' | 'highlights'> {
  let text = '';
  const highlights: Span[] = [];
  for (const passage of passages) {
    if (text !== '') text += BETWEEN_PASSAGES;
    for (const [start, end] of passage.highlights) highlights.push([text.length + start, text.length + end]);
    text += passage.text;
  }
  return { text, highlights };
}

/** One citation for all of it: "Handbook › Leave, ¶3–5". */
export function citationAround({ quote, passages }: QuoteInPlace): string {
  const [first, last] = [passages[0], passages.at(-1)];
  return citationOf({ ...quote, passage: first?.number ?? quote.passage }, last?.number);
}
