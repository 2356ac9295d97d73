import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Span } from '../../../core/answering/answer.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { ICON, SCRIPT, STYLE } from '../assets.ts';
import { words } from './web-words.ts';

interface Content {
  readonly title: string;
  readonly main: Html;
  /** The language of what the page is about, as a BCP 47 tag. */
  readonly language?: string;
}

/** A whole page. */
export function page({ title, main, language = 'en' }: Content): Html {
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

/** A page that says one thing. */
export function messagePage(sentence: string): Html {
  return page({
    title: `${sentence} – ${words.name}`,
    main: html`<h1>${sentence}</h1>
${askBox(words.question)}`,
  });
}

/** Where a question is typed. @param after the question before, which a follow-up is read with; empty for none */
export function askBox(label: string, after = ''): Html {
  const previous =
    after === '' ? '' : html`<input type="hidden" name="after" value="${replaceInvisible(after)}">`;
  return html`<form class="ask" action="/ask" role="search">
<label for="q">${label}</label>
<div class="row"><input id="q" name="q" type="text" required autocomplete="off" enterkeyhint="search" maxlength="${MAX_QUESTION_LENGTH}">${previous}<button>${words.ask}</button></div>
</form>`;
}

/** A text with these spans of it wrapped. @param spans in order, apart from each other */
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

/** Control characters but for tab and line breaks, and those that change the direction of what follows. */
const INVISIBLE = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu;

/** A text with what can't be seen in it, and does something all the same, made visible. As long as before, in UTF-16 units. */
export function replaceInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '\uFFFD');
}

/** A piece of a page, safe to put into another. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
