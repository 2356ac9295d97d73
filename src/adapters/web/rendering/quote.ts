import { html } from 'hono/html';
import type { Quote } from '../../../core/answering/answer.ts';
import { citationOf, fullPlaceName, placeName } from '../../../core/bot/citation.ts';
import { citationAround, type QuoteInPlace } from '../../../core/bot/passages-around.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { localLink } from './article-page.ts';
import { type Html, marked, named } from './page.ts';

/** What a quote is on its page: the answer, one more that bears on it, or a passage that is near and says something else. */
export type QuoteRole = 'best' | 'further' | 'nearest';

/**
 * A quote with its citation, and what is below it.
 *
 * @param question that the article's page leads back to; empty for none
 */
export function quoteFigure(quote: Quote, role: QuoteRole, question: string, below: Html | Html[]): Html {
  return html`<figure class="quote ${role}">
<blockquote dir="auto"><p>${[...marked(quote.text, quote.highlights, (piece) => html`<strong>${piece}</strong>`)]}</p></blockquote>
${caption(quote, citationOf(quote), question)}
${below}
</figure>`;
}

/** A quote where it stands: one running text with the quote marked in it, and one citation. */
export function contextFigure(inPlace: QuoteInPlace, question: string): Html {
  return html`<figure class="quote around">
<blockquote dir="auto">${contextText(inPlace)}</blockquote>
${caption(inPlace.quote, citationAround(inPlace), question)}
</figure>`;
}

/** The passages around a quote, with the quote marked. */
export function contextText({ passages }: QuoteInPlace): Html[] {
  return passages.map(({ text, highlights }) => {
    return html`<p>${[...marked(text, highlights, (piece) => html`<mark>${piece}</mark>`)]}</p>`;
  });
}

function caption(quote: Quote, citation: string, question: string): Html {
  const full = fullPlaceName(quote);
  const title = full === placeName(quote) ? '' : html` title="${inertLine(full)}"`;
  return html`<figcaption>— <a href="${localLink(quote, question)}"${title}>${named(citation)}</a></figcaption>`;
}
