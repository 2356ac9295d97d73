import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Span } from '../../../core/answering/answer.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { inert, inertLine } from '../../../core/inert-text.ts';
import { ICON, SCRIPT, STYLE } from '../assets.ts';
import { words } from './web-words.ts';

/** A whole page. */
export function page({ title, main }: { readonly title: string; readonly main: Html }): Html {
  return html`${pageStart(title)}${main}${PAGE_END}`;
}

/** Everything before the content of a page. A long page is sent in pieces. */
export function pageStart(title: string): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${replaceInvisible(title)}</title>
<link rel="icon" href="${ICON.path}" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE.path}">
<script src="${SCRIPT.path}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header lang="en">
<a class="brand" href="/">${words.name}</a>
<nav aria-label="${words.name}"><a href="/#articles">${words.articles}</a> <a href="/help">${words.help}</a> <a href="/privacy">${words.privacy}</a></nav>
</header>
<main id="content">
`;
}

/** Everything after the content of a page. */
export const PAGE_END = html`
</main>
<footer lang="en"><p>${words.promise}</p></footer>
</body>
</html>`;

/** A page with a single sentence, such as an error, and a box to ask in. */
export function messagePage(sentence: string): Html {
  return page({
    title: `${sentence} – ${words.name}`,
    main: html`<h1>${sentence}</h1>
${askBox({ label: words.question })}`,
  });
}

/** A longer question isn't set as a headline, and is folded. In UTF-16 units. */
const LONG_HEADING = 120;

/** The heading of a page, which may be as long as a question. */
export function heading(text: string): Html {
  const shown = replaceInvisible(text);
  if (shown.length <= LONG_HEADING) return html`<h1 dir="auto">${shown}</h1>`;
  return html`<details class="asked"><summary><h1 dir="auto">${shown}</h1></summary></details>`;
}

interface AskBox {
  readonly label: string;
  /** The question that a follow-up refers to; empty for none. */
  readonly previous?: string;
  /** The id of the article that it was answered from, which a follow-up may be about as well; empty where that isn't known. */
  readonly quoted?: string;
  /** A question that could be asked, for example. */
  readonly example?: string | undefined;
  /** Stays in view, below what is read. */
  readonly isDocked?: boolean;
}

/** The form to ask a question. */
export function askBox({ label, previous = '', quoted = '', example, isDocked = false }: AskBox): Html {
  const context = previous === '' ? [] : [hiddenField('after', previous), hiddenField('quoted', quoted)];
  const placeholder = example ?? (isDocked ? label : '');
  return html`<form class="ask${isDocked ? ' docked' : ''}" action="/ask" role="search">
<label for="q">${label}</label>
<div class="row"><div class="field"><input id="q" name="q" type="text" required autocomplete="off" enterkeyhint="search" maxlength="${MAX_QUESTION_LENGTH}" placeholder="${inertLine(placeholder)}"></div>${context}<button>${words.ask}</button></div>
</form>`;
}

function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${replaceInvisible(value)}">`;
}

/** Renders a text and wraps these spans of it. @param spans in order, not overlapping */
export function* marked(
  text: string,
  spans: readonly Span[],
  wrap: (piece: string) => Html,
): Generator<Html> {
  let end = 0;
  for (const [from, to] of spans) {
    yield* plainHtml(text.slice(end, from));
    for (const piece of cutText(text.slice(from, to))) yield wrap(replaceInvisible(piece));
    end = to;
  }
  yield* plainHtml(text.slice(end));
}

function* plainHtml(text: string): Generator<Html> {
  for (const piece of cutText(text)) yield html`${replaceInvisible(piece)}`;
}

/** The longest text that is escaped at once, in UTF-16 units: it takes less than a millisecond. */
const MAX_PIECE = 16 * 1024;

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** Cuts a text into pieces. No character is cut. */
function* cutText(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const piece = text.slice(start, start + MAX_PIECE);
    const whole = HIGH_SURROGATE.test(piece) ? piece.slice(0, -1) || piece : piece;
    yield whole;
    start += whole.length;
  }
}

/** A text as it may be shown: see `core/inert-text`. */
export function replaceInvisible(text: string): string {
  return inert(text);
}

/** A name within a line of others: it reorders nothing around it. */
export function named(text: string): Html {
  return html`<bdi>${inertLine(text)}</bdi>`;
}

/** Escaped HTML, safe to insert into other HTML. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
