import { html } from 'hono/html';
import type { Quote, Span } from '../../../core/answering/answer.ts';
import { type Article, isWebAddress, type Passage } from '../../../core/article.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { usualPages } from '../../usual-pages.ts';
import { askBox, type Html, marked, named, PAGE_END, pageStart, replaceInvisible } from './page.ts';
import { words } from './web-words.ts';

/**
 * The page of a whole article with numbered paragraphs, in pieces: rendering a long one at once would keep everybody else waiting.
 *
 * @param mark the words to highlight
 * @param question that led here, and is led back to; empty for none
 */
export function* articlePage(article: Article, mark: Mark | null, question = ''): Generator<Html> {
  const { title, language, passages } = article;
  yield pageStart(`${title} – ${words.name}`);
  const back =
    question === ''
      ? html`<a href="/#articles">${words.allArticles}</a>`
      : html`<a href="/ask?q=${encodeURIComponent(question)}">${words.backToAnswer}</a>`;
  yield html`<nav class="where" aria-label="${words.where}">${back} <a class="title" href="#content" title="${inertLine(title)}">${named(title)}</a></nav>
<article${language === null ? '' : html` lang="${language}"`}>
<h1 dir="auto">${replaceInvisible(title)}</h1>
${byline(article)}
`;
  for (const [place, passage] of passages.entries()) {
    yield* headings(passage.section, passages[place - 1]?.section ?? []);
    yield* paragraph(passage, mark?.passage === passage.number ? [mark.span] : []);
  }
  yield html`</article>
${askBox({ label: words.askHere, previous: question, quoted: article.id, isDocked: true })}`;
  yield PAGE_END;
}

/** What a page has beside each passage's text. In characters. */
const MARKUP_PER_PASSAGE = 150;

/** How many pages of usual size an article is as much as. */
export function pagesOf({ passages }: Article): number {
  const characters = passages.reduce((sum, { text }) => sum + text.length + MARKUP_PER_PASSAGE, 0);
  return usualPages(characters);
}

function byline({ author, publisher, published, superseded, url }: Article): Html | '' {
  const details = [superseded ?? null, author, publisher, published].filter((detail) => detail !== null);
  const link = isWebAddress(url) ? html`<a href="${url}" rel="noreferrer">${words.original}</a>` : '';
  if (details.length === 0 && link === '') return '';
  return html`<p class="byline">${details.flatMap((detail, place) => [place > 0 ? ' · ' : '', named(detail)])} ${link}</p>`;
}

/** The headings between the previous passage and this one. */
function headings(section: readonly string[], previous: readonly string[]): Html[] {
  const firstNew = section.findIndex((heading, level) => heading !== previous[level]);
  if (firstNew < 0) return [];
  return section.slice(firstNew).map((heading, level) =>
    // The title is the h1. Deeper headings look alike.
    firstNew + level === 0
      ? html`<h2 dir="auto">${replaceInvisible(heading)}</h2>`
      : html`<h3 dir="auto">${replaceInvisible(heading)}</h3>`,
  );
}

function* paragraph({ number, text }: Passage, cited: readonly Span[]): Generator<Html> {
  yield html`<div class="passage" id="p${number}"><a class="number" href="#p${number}" aria-label="${words.linkTo(number)}">${number}</a><p dir="auto">`;
  yield* marked(text, cited, (piece) => html`<mark>${piece}</mark>`);
  yield html`</p></div>
`;
}

export interface Mark {
  /** From 1. */
  readonly passage: number;
  readonly span: Span;
}

const MARK = /^(?<passage>\d{1,6})\.(?<start>\d{1,7})-(?<end>\d{1,7})$/u;

/** Parses the `mark` parameter of `localLink`. `null`: it is missing, malformed or not in the article. */
export function readMark(text: string | undefined, article: Article): Mark | null {
  const groups = MARK.exec(text ?? '')?.groups;
  const [passage, start, end] = [groups?.passage, groups?.start, groups?.end].map(Number);
  if (passage === undefined || start === undefined || end === undefined) return null;
  const length = article.passages[passage - 1]?.text.length ?? 0;
  return start < end && end <= length ? { passage, span: [start, end] } : null;
}

/**
 * The link to a quote on the article's page, which highlights it and scrolls to it.
 *
 * @param question that the page leads back to; empty for none
 */
export function localLink(
  { article, passage, start, end }: Pick<Quote, 'article' | 'passage' | 'start' | 'end'>,
  question = '',
): string {
  const from = question === '' ? '' : `&q=${encodeURIComponent(question)}`;
  return `/articles/${encodeURIComponent(article.id)}?mark=${passage}.${start}-${end}${from}#p${passage}`;
}
