import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Span } from '../../../core/answering/answer.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { inert, inertLine } from '../../../core/inert-text.ts';
import { ICON, SCRIPT, STYLE } from '../assets.ts';
import { words } from './web-words.ts';

interface PageContent {
  readonly title: string;
  readonly main: Html;
  /** A BCP 47 tag. */
  readonly language?: string;
}

/** A whole page. */
export function page({ title, main, language = 'en' }: PageContent): Html {
  return html`<!doctype html>
<html lang="${language}">
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
${main}
</main>
<footer lang="en"><p>${words.promise}</p></footer>
</body>
</html>`;
}

/** A page with a single sentence, such as an error, and a box to ask in. */
export function messagePage(sentence: string): Html {
  return page({
    title: `${sentence} – ${words.name}`,
    main: html`<h1>${sentence}</h1>
${askBox(words.question)}`,
  });
}

/** The form to ask a question. @param previous the question that a follow-up refers to; empty for none */
export function askBox(label: string, previous = ''): Html {
  const context =
    previous === '' ? '' : html`<input type="hidden" name="after" value="${replaceInvisible(previous)}">`;
  return html`<form class="ask" action="/ask" role="search">
<label for="q">${label}</label>
<div class="row"><input id="q" name="q" type="text" required autocomplete="off" enterkeyhint="search" maxlength="${MAX_QUESTION_LENGTH}">${context}<button>${words.ask}</button></div>
</form>`;
}

/** Renders a text and wraps these spans of it. @param spans in order, not overlapping */
export function marked(text: string, spans: readonly Span[], wrap: (piece: string) => Html): Html[] {
  const pieces: Html[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    pieces.push(plainHtml(text.slice(end, from)), wrap(replaceInvisible(text.slice(from, to))));
    end = to;
  }
  return [...pieces, plainHtml(text.slice(end))];
}

function plainHtml(text: string): Html {
  return html`${replaceInvisible(text)}`;
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
