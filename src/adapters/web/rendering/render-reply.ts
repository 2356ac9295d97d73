import { html } from 'hono/html';
import type { Part, Reply, ReplyControl } from '../../../core/bot/reply.ts';
import { localLink } from './article-page.ts';
import { askBox, type Html, marked, page, replaceInvisible } from './page.ts';
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
          html`<li>${link === null ? replaceInvisible(text) : html`<a href="${link}">${replaceInvisible(text)}</a>`}${detail === null ? '' : html` <span class="detail">${replaceInvisible(detail)}</span>`}</li>`,
      )}</ul>`;
    case 'aside':
      return html`<p class="aside">${replaceInvisible(part.text)}</p>`;
    case 'question':
    case 'shared':
    case 'note':
      return html`<p class="note">${replaceInvisible(part.text)}</p>`;
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
<figcaption>— <a href="${localLink(quote)}">${replaceInvisible(citation)}</a></figcaption>
${own.map((control) => renderControl(control, question))}
</figure>`;
}

/** A control as a form that works without script. */
function renderControl({ kind, label, sealed, form }: ReplyControl, question: string): Html {
  const carried = html`<input type="hidden" name="control" value="${sealed}"><input type="hidden" name="question" value="${replaceInvisible(question)}">`;
  if (form === null)
    return html`<form class="press" action="/press" method="post" data-kind="${kind}">${carried}<button>${label}</button></form>`;
  return html`<details class="press" data-kind="${kind}"><summary>${label}</summary>
<form action="/press" method="post"><p class="form-title">${form.title}</p>${carried}
<label>${form.label}<textarea name="reason" rows="2" maxlength="${form.maxLength}"></textarea></label><button>${form.submit}</button></form></details>`;
}

interface ReplyHeading {
  /** What the page is called: the question, where there is one. */
  readonly heading: string;
  /** As it was asked; empty where nothing was. */
  readonly question: string;
  /** What a follow-up follows; empty for nothing. */
  readonly after: string;
  /** What there is to say beside the reply. */
  readonly note?: string;
}

/** What the bot says, under a heading, and the box to go on in. */
export function replyPage(reply: Reply, { heading, question, after, note }: ReplyHeading): Html {
  return page({
    title: `${heading} – ${words.name}`,
    main: html`<h1 dir="auto">${replaceInvisible(heading)}</h1>
${renderReply(reply, question)}
${note === undefined ? '' : html`<p>${note}</p>`}
${askBox(words.followUp, after)}`,
  });
}
