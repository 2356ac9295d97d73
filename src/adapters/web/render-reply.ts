import { html } from 'hono/html';
import type { Part, Reply, ReplyControl } from '../../core/replies/reply.ts';
import type { Html } from './html-text.ts';
import { localLink } from './local-link.ts';
import { marked } from './marked.ts';
import { renderControl } from './render-control.ts';
import { visible } from './visible.ts';
import { words } from './web-words.ts';

/** A reply as a piece of a page. The question is left to the page's heading. @param question as it was asked, for the controls */
export function renderReply({ parts, controls, outcome }: Reply, question: string): Html {
  const shown = parts
    .filter(({ kind }) => kind !== 'question')
    .map((part) => renderPart(part, controls, question));
  const others = controls.filter(({ rank }) => rank === null);
  return html`<section class="reply ${outcome}" aria-live="polite">
${shown}
${others.length === 0 ? '' : html`<div class="controls" role="group" aria-label="${words.controls}">${others.map((control) => renderControl(control, question))}</div>`}
</section>`;
}

function renderPart(part: Part, controls: readonly ReplyControl[], question: string): Html {
  switch (part.kind) {
    case 'quote':
      return renderQuote(part, controls, question);
    case 'list':
      return html`<ul>${part.items.map(
        ({ text, detail, link }) =>
          html`<li>${link === null ? visible(text) : html`<a href="${link}">${visible(text)}</a>`}${detail === null ? '' : html` <span class="detail">${visible(detail)}</span>`}</li>`,
      )}</ul>`;
    case 'aside':
      return html`<p class="aside">${visible(part.text)}</p>`;
    case 'question':
    case 'shared':
    case 'note':
      return html`<p class="note">${visible(part.text)}</p>`;
    default:
      return part satisfies never;
  }
}

function renderQuote(
  { quote, citation, rank }: Extract<Part, { kind: 'quote' }>,
  controls: readonly ReplyControl[],
  question: string,
): Html {
  const own = controls.filter((control) => control.rank === rank);
  return html`<figure class="quote">
<blockquote dir="auto"><p>${marked(quote.text, quote.highlights, (piece) => html`<strong>${piece}</strong>`)}</p></blockquote>
<figcaption>— <a href="${localLink(quote)}">${visible(citation)}</a></figcaption>
${own.map((control) => renderControl(control, question))}
</figure>`;
}
