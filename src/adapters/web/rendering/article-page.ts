import { html } from 'hono/html';
import type { Quote, Span } from '../../../core/answering/answer.ts';
import type { Article, Passage } from '../../../core/article.ts';
import { askBox, type Html, marked, page, replaceInvisible } from './page.ts';
import { words } from './web-words.ts';

/** An article to read, its paragraphs numbered. @param mark the words that are cited; `null` for none */
export function articlePage(article: Article, mark: Mark | null): Html {
  const { title, language, passages } = article;
  return page({
    title: `${title} – ${words.name}`,
    main: html`<article${language === null ? '' : html` lang="${language}"`}>
<h1 dir="auto">${replaceInvisible(title)}</h1>
${byline(article)}
${passages.flatMap((passage, place) => [
  ...headings(passage.section, passages[place - 1]?.section ?? []),
  paragraph(passage, mark?.passage === passage.number ? [mark.span] : []),
])}
</article>
${askBox(words.question)}`,
  });
}

function byline({ author, publisher, published, url }: Article): Html | '' {
  const told = [author, publisher, published].filter((detail) => detail !== null).map(replaceInvisible);
  const link = isWebAddress(url) ? html`<a href="${url}" rel="noreferrer">${words.original}</a>` : '';
  if (told.length === 0 && link === '') return '';
  return html`<p class="byline">${told.join(' · ')} ${link}</p>`;
}

/** An article may say anything; nobody should run it. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:/iu.test(url);
}

/** The headings that begin with a passage: those that the one before doesn't stand under. */
function headings(section: readonly string[], before: readonly string[]): Html[] {
  const shared = section.findIndex((heading, level) => heading !== before[level]);
  if (shared < 0) return [];
  return section.slice(shared).map((heading, level) =>
    // Below the title, and no deeper than HTML goes.
    shared + level === 0
      ? html`<h2 dir="auto">${replaceInvisible(heading)}</h2>`
      : html`<h3 dir="auto">${replaceInvisible(heading)}</h3>`,
  );
}

function paragraph({ number, text }: Passage, cited: readonly Span[]): Html {
  return html`<div class="passage" id="p${number}"><a class="number" href="#p${number}" aria-label="${words.linkTo(number)}">${number}</a><p dir="auto">${marked(text, cited, (piece) => html`<mark>${piece}</mark>`)}</p></div>
`;
}

/** A slice of an article's passage. */
export interface Mark {
  /** From 1. */
  readonly passage: number;
  readonly span: Span;
}

const MARK = /^(?<passage>\d{1,6})\.(?<start>\d{1,7})-(?<end>\d{1,7})$/u;

/** What is to be marked, from a link of `localLink`; `null` where that is nothing, or isn't in the article. */
export function readMark(text: string | undefined, article: Article): Mark | null {
  const groups = MARK.exec(text ?? '')?.groups;
  const [passage, start, end] = [groups?.passage, groups?.start, groups?.end].map(Number);
  if (passage === undefined || start === undefined || end === undefined) return null;
  const whole = article.passages[passage - 1]?.text.length ?? 0;
  return start < end && end <= whole ? { passage, span: [start, end] } : null;
}

/** Where a quote stands, on the pages of this service: marked there, and scrolled to. */
export function localLink({
  article,
  passage,
  start,
  end,
}: Pick<Quote, 'article' | 'passage' | 'start' | 'end'>): string {
  return `/articles/${encodeURIComponent(article.id)}?mark=${passage}.${start}-${end}#p${passage}`;
}
