import { html } from 'hono/html';
import { firstQuoteOf, type Quote } from '../../../core/answering/answer.ts';
import type { QuoteInPlace } from '../../../core/bot/passages-around.ts';
import type { Part, Reply, ReplyControl } from '../../../core/bot/reply.ts';
import { askBox, type Html, heading, named, page, replaceInvisible } from './page.ts';
import { contextFigure, contextText, type QuoteRole, quoteFigure } from './quote.ts';
import { words } from './web-words.ts';

/** Where the quotes of a reply stand. */
export type Surroundings = ReadonlyMap<Quote, QuoteInPlace>;

/** What a reply is shown with. */
export interface ShownReply {
  readonly reply: Reply;
  /** As it was asked, for the controls. */
  readonly question: string;
  /** As it can be asked again without the one before; empty for none. */
  readonly standalone: string;
  readonly surroundings: Surroundings;
}

/** Renders a reply without its question, which is the page's heading. */
export function renderReply(shown: ShownReply): Html {
  const { controls, outcome } = shown.reply;
  const ofReply = controls.filter(({ rank }) => rank === null);
  return html`<section class="reply ${outcome}" aria-live="polite">
${answerParts(shown)}
${ofReply.length === 0 ? '' : html`<div class="controls" role="group" aria-label="${words.controls}">${ofReply.map((control) => renderControl(control, shown.question))}</div>`}
</section>`;
}

/** The parts; of an answer, the quotes after the first for a question are set apart, and folded where there is little room. */
function answerParts(shown: ShownReply): Html[] {
  const parts = shown.reply.parts.filter(({ kind }) => kind !== 'question');
  const isAnswer = shown.reply.outcome === 'answered' || shown.reply.outcome === 'unsure';
  const quotes = parts.filter((part) => part.kind === 'quote');
  const further: readonly Part[] = isAnswer
    ? quotes.filter((part) => !isFirstForItsQuestion(part, quotes))
    : [];
  const rendered = parts
    .filter((part) => !further.includes(part))
    .map((part) => renderPart(part, shown, isAnswer ? 'best' : 'nearest'));
  if (further.length === 0) return rendered;
  return [
    ...rendered,
    html`<details class="also"><summary>${words.also(further.length)}</summary>
<h2>${words.alsoHeading}</h2>
${further.map((part) => renderPart(part, shown, 'further'))}</details>`,
  ];
}

function isFirstForItsQuestion({ quote, rank }: QuotePart, quotes: readonly QuotePart[]): boolean {
  return !quotes.some((other) => other.quote.question === quote.question && other.rank < rank);
}

type QuotePart = Extract<Part, { kind: 'quote' }>;

function renderPart(part: Part, shown: ShownReply, role: QuoteRole): Html {
  switch (part.kind) {
    case 'quote':
      return quoteFigure(part.quote, role, shown.standalone, quoteControls(part, shown));
    case 'context':
      return contextFigure(part, shown.standalone);
    case 'list':
      return html`<ul class="${part.areQuestions ? 'suggested' : 'listed'}">${part.items.map((item) => listItem(item, part.areQuestions ?? false))}</ul>`;
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

type ListItem = Extract<Part, { kind: 'list' }>['items'][number];

function listItem({ text, detail, link }: ListItem, isQuestion: boolean): Html {
  const address = isQuestion ? askLink(text) : link;
  const name = address === null ? named(text) : html`<a href="${address}">${named(text)}</a>`;
  return html`<li>${name}${detail === null ? '' : html` <span class="detail">${named(detail)}</span>`}</li>`;
}

/** The address of the answer to a question. */
export function askLink(question: string): string {
  return `/ask?q=${encodeURIComponent(question)}`;
}

function quoteControls(
  { quote, rank }: Extract<Part, { kind: 'quote' }>,
  { reply, question, surroundings }: ShownReply,
): Html[] {
  const inPlace = surroundings.get(quote);
  return reply.controls
    .filter((control) => control.rank === rank)
    .map((control) =>
      control.kind === 'context' && inPlace !== undefined
        ? unfolded(control, inPlace)
        : renderControl(control, question),
    );
}

/** What surrounds a quote is on the page already, and needs neither a script nor another request. */
function unfolded({ kind, label }: ReplyControl, inPlace: QuoteInPlace): Html {
  return html`<details class="surroundings" data-kind="${kind}"><summary>${label}</summary>
<div class="context" dir="auto">${contextText(inPlace)}</div></details>`;
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
  /** A paragraph after the reply. */
  readonly note?: string;
}

/** A page with a heading, a reply, and a box to ask on. */
export function replyPage(shown: ShownReply, { heading: title, note }: ReplyHeading): Html {
  return page({
    title: `${title} – ${words.name}`,
    main: html`${heading(title)}
${renderReply(shown)}
${note === undefined ? '' : html`<p>${note}</p>`}
${askBox({ label: words.followUp, previous: shown.standalone, quoted: quotedArticleOf(shown.reply) })}`,
  });
}

function quotedArticleOf({ answer }: Reply): string {
  return (answer && firstQuoteOf(answer)?.article.id) ?? '';
}
