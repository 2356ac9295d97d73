import { html } from 'hono/html';
import type { Library, ListedArticle } from '../../../core/bot/library.ts';
import { ofSeveralKinds } from '../../../core/bot/suggestions.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { usualPages } from '../../usual-pages.ts';
import { articlesByFolder, type Folder, foundArticles, placeInFolder } from './folders.ts';
import { askBox, type Html, named, PAGE_END, pageStart, replaceInvisible } from './page.ts';
import { askLink } from './render-reply.ts';
import { words } from './web-words.ts';

const MAX_SUGGESTED = 5;

/** So many articles are listed at a glance; of more, the folders are closed. */
const FEW_ARTICLES = 30;

/** From so many on there is a field to find one. */
const WORTH_SEARCHING = 8;

export interface Home {
  readonly library: Library;
  /** Questions that are known to be answered; where none is yet, those that may be. */
  readonly suggested: readonly string[];
  /** What is looked for in the titles; empty for nothing. */
  readonly find: string;
}

/** The home page: what this is, a box to ask in, all articles by folder, and questions to begin with. In pieces. */
export function* homePage({ library, suggested, find }: Home): Generator<Html> {
  const { articles } = library;
  const questions = suggested.length > 0 ? suggested : library.suggestions(null).questions;
  const several = ofSeveralKinds(questions, MAX_SUGGESTED);
  const [example] = several;
  yield pageStart(words.name);
  yield html`<h1>${words.invitation}</h1>
<p class="lead">${words.howItWorks}</p>
${askBox({ label: words.question, example: example === undefined ? undefined : words.forExample(example) })}
<section class="documents" aria-labelledby="articles"><h2 id="articles">${words.documents(articles.length)}</h2>
`;
  if (articles.length >= WORTH_SEARCHING) yield findBox(find);
  if (find === '') yield* allArticles(articles);
  else yield* matches(articles, find);
  yield html`</section>
${several.length === 0 ? '' : suggestions(several)}`;
  yield PAGE_END;
}

/** What a page has for each article. In characters. */
const MARKUP_PER_ARTICLE = 150;

/** How many pages of usual size the home page is as much as. */
export function pagesOfHome({ articles }: Library): number {
  return usualPages(articles.length * MARKUP_PER_ARTICLE);
}

function suggestions(questions: readonly string[]): Html {
  return html`<section aria-labelledby="suggested"><h2 id="suggested">${words.suggested}</h2>
<ul class="suggested">${questions.map((question) => html`<li><a href="${askLink(question)}">${named(question)}</a></li>`)}</ul></section>`;
}

function findBox(find: string): Html {
  return html`<form class="find" action="/" role="search" aria-label="${words.findForm}"><label for="find">${words.find}</label>
<div class="row"><input id="find" name="find" type="search" autocomplete="off" value="${replaceInvisible(find)}"><button>${words.findButton}</button></div></form>
<p class="found" role="status"></p>
`;
}

function* allArticles(articles: readonly ListedArticle[]): Generator<Html> {
  const folders = articlesByFolder(articles);
  const [only] = folders;
  if (only !== undefined && folders.length === 1) yield* articleList(only.articles, '');
  else for (const folder of folders) yield* openableFolder(folder, articles.length <= FEW_ARTICLES);
}

function* openableFolder({ name, path, articles }: Folder, isOpen: boolean): Generator<Html> {
  yield html`<details class="folder"${isOpen ? html` open` : ''}><summary><span>${named(name ?? words.otherDocuments)}</span> <span class="detail">${articles.length}</span></summary>
`;
  yield* articleList(articles, path);
  yield html`</details>
`;
}

function* articleList(articles: readonly ListedArticle[], within: string): Generator<Html> {
  yield html`<ul class="articles">`;
  for (const article of articles) yield listedArticle(article, within);
  yield html`</ul>`;
}

function listedArticle(article: ListedArticle, within: string): Html {
  const place = placeInFolder(article, within);
  const path = place === '' ? '' : html` <span class="detail">${named(place)}</span>`;
  return html`<li><a href="/articles/${encodeURIComponent(article.id)}"${titleOf(article)}>${named(article.title)}</a>${path}</li>
`;
}

/** How much there is to read, for whoever points at it. */
function titleOf({ title, size }: ListedArticle): Html {
  return html` title="${inertLine(title)} (${words.passages(size)})"`;
}

function* matches(articles: readonly ListedArticle[], find: string): Generator<Html> {
  const found = foundArticles(articles, find);
  yield html`<p class="note">${words.found(found.length)}. <a href="/#articles">${words.allArticles}</a></p>`;
  if (found.length > 0) yield* articleList(found, '');
}
