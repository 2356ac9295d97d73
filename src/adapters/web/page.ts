import { html } from 'hono/html';
import { ICON, SCRIPT, STYLE } from './assets.ts';
import type { Html } from './html-text.ts';
import { visible } from './visible.ts';
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
<title>${visible(title)}</title>
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
