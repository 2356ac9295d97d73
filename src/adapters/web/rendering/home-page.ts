import { html } from 'hono/html';
import type { Library } from '../../../core/bot/library.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { askBox, type Html, named, page } from './page.ts';
import { words } from './web-words.ts';

const MAX_SUGGESTED = 4;

const MAX_ARTICLES = 200;

/** The home page: a box to ask in, suggested questions, and the articles. */
export function homePage({ articles, suggestions }: Library): Html {
  const suggested = suggestions(null).questions.slice(0, MAX_SUGGESTED);
  return page({
    title: words.name,
    main: html`<h1>${words.name}</h1>
<p class="lead">${words.promise}</p>
${askBox(words.question)}
${
  suggested.length === 0
    ? ''
    : html`<section aria-labelledby="suggested"><h2 id="suggested">${words.suggested}</h2>
<ul class="suggested">${suggested.map((question) => html`<li><a href="/ask?q=${encodeURIComponent(question)}">${named(question)}</a></li>`)}</ul></section>`
}
<section aria-labelledby="articles"><h2 id="articles">${words.articles}</h2>
<ul class="articles">${articles
      .slice(0, MAX_ARTICLES)
      .map(
        ({ id, title, size }) =>
          html`<li><a href="/articles/${encodeURIComponent(id)}">${named(title)}</a> <span class="detail">${words.passages(size)}</span></li>`,
      )}</ul>${more(articles.length - MAX_ARTICLES)}</section>`,
  });
}

function more(count: number): Html | '' {
  return count > 0 ? html`<p>${english.andMore(count)}</p>` : '';
}
