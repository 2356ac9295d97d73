import { html } from 'hono/html';
import type { Library } from '../../core/library.ts';
import { suggestQuestions } from '../../core/suggestions/suggest-questions.ts';
import { askBox } from './ask-box.ts';
import type { Html } from './html-text.ts';
import { page } from './page.ts';
import { visible } from './visible.ts';
import { words } from './web-words.ts';

const MOST_SUGGESTED = 4;

/** Where to begin: the box to ask in, what could be asked, and the articles. */
export function homePage({ articles }: Library): Html {
  const suggested = suggestQuestions(articles, MOST_SUGGESTED);
  return page({
    title: words.name,
    main: html`<h1>${words.name}</h1>
<p class="lead">${words.promise}</p>
${askBox(words.question)}
${
  suggested.length === 0
    ? ''
    : html`<section aria-labelledby="suggested"><h2 id="suggested">${words.suggested}</h2>
<ul class="suggested">${suggested.map((question) => html`<li><a href="/ask?q=${encodeURIComponent(question)}">${visible(question)}</a></li>`)}</ul></section>`
}
<section aria-labelledby="articles"><h2 id="articles">${words.articles}</h2>
<ul class="articles">${articles.map(
      ({ id, title, passages }) =>
        html`<li><a href="/articles/${encodeURIComponent(id)}">${visible(title)}</a> <span class="detail">${words.passages(passages.length)}</span></li>`,
    )}</ul></section>`,
  });
}
