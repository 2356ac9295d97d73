import { html } from 'hono/html';
import { citationOf } from '../../../core/bot/citation.ts';
import type { Part, Reply, ReplyControl } from '../../../core/bot/reply.ts';
import { localLink } from './article-page.ts';
import { askBox, type Html, marked, named, page, replaceInvisible } from './page.ts';
import { words } from './web-words.ts';

/** Renders a reply without its question, which is the page's heading. @param question as it was asked, for the controls */
export function renderReply({ parts, controls, outcome }: Reply, question: string): Html {
  const rendered = parts
    .filter(({ kind }) => kind !== 'question')
    .map((part) => renderPart(part, controls, question));
  const ofReply = controls.filter(({ rank }) => rank === null);
  return html`<section class="reply ${outcome}" aria-live="polite">
${rendered}
${ofReply.length === 0 ? '' : html`<div class="controls" role="group" aria-label="${words.controls}">${ofReply.map((control) => renderControl(control, question))}</div>`}
</section>`;
}

function renderPart(part: Part, controls: readonly ReplyControl[], question: string): Html {
  switch (part.kind) {
    case 'quote':
      return renderQuote(part, controls, question);
    case 'list':
      return html`<ul>${part.items.map(
        ({ text, detail, link }) =>
          html`<li>${link === null ? named(text) : html`<a href="${link}">${named(text)}</a>`}${detail === null ? '' : html` <span class="detail">${named(detail)}</span>`}</li>`,
      )}</ul>`;
    case 'aside':
      return html`<p class="aside" dir="auto">${replaceInvisible(part.text)}</p>`;
    case 'heading':
      return html`<h2 class="part" dir="auto">${replaceInvisible(part.text)}</h2>`;
    case 'question':
    case 'shared':
    case 'note':
      return html`<p class="note" dir="auto">${replaceInvisible(part.text)}</p>`;
    default:
      return part satisfies never;
  }
}

function renderQuote(
  { quote, rank }: Extract<Part, { kind: 'quote' }>,
  controls: readonly ReplyControl[],
  question: string,
): Html {
  const ofQuote = controls.filter((control) => control.rank === rank);
  return html`<figure class="quote">
<blockquote dir="auto"><p>${[...marked(quote.text, quote.highlights, (piece) => html`<strong>${piece}</strong>`)]}</p></blockquote>
<figcaption>— <a href="${localLink(quote)}">${named(citationOf(quote))}</a></figcaption>
${ofQuote.map((control) => renderControl(control, question))}
</figure>`;
}

/** Renders a control as a form, which works without the script. */
function renderControl({ kind, label, sealed, form }: ReplyControl, question: string): Html {
  const fields = html`<input type="hidden" name="control" value="${sealed}"><input type="hidden" name="question" value="${replaceInvisible(question)}">`;
  if (form === null)
    return html`<form class="press" action="/press" method="post" data-kind="${kind}">${fields}<button>${label}</button></form>`;
  return html`<details class="press" data-kind="${kind}"><summary>${label}</summary>
<form action="/press" method="post"><p class="form-title">${form.title}</p>${fields}
<label>${form.label}<textarea name="reason" rows="2" maxlength="${form.maxLength}"></textarea></label><button>${form.submit}</button></form></details>`;
}

export interface ReplyHeading {
  readonly heading: string;
  /** As it was asked; empty for none. */
  readonly question: string;
  /** The question that a follow-up will refer to; empty for none. */
  readonly previous: string;
  /** A paragraph after the reply. */
  readonly note?: string;
}

/** A page with a heading, a reply, and a box to ask on. */
export function replyPage(reply: Reply, { heading, question, previous, note }: ReplyHeading): Html {
  return page({
    title: `${heading} – ${words.name}`,
    main: html`<h1 dir="auto">${replaceInvisible(heading)}</h1>
${renderReply(reply, question)}
${note === undefined ? '' : html`<p>${note}</p>`}
${askBox(words.followUp, previous)}`,
  });
}
