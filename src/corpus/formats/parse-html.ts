import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { type Draft, isWebAddress } from '../build-article.ts';
import { readPage, refuseDeepHtml } from './read-page.ts';

/** Reads the main content of a web page; the whole body of one too short to tell what is main. @throws RangeError when nested too deeply */
export function parseHtml(html: string): Draft {
  refuseDeepHtml(html);
  const { document } = parseHTML(withHeadTags(html));
  const url = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  const body = document.querySelector('main, article, body')?.innerHTML ?? html;
  const main = mainContentOf(document);
  const { title, blocks } = readPage(main?.content ?? body);
  return {
    details: {
      title: main?.title || title,
      author: main?.byline || undefined,
      publisher: main?.siteName || undefined,
      published: main?.publishedTime || undefined,
      url: url != null && isWebAddress(url) ? url : undefined,
      language: main?.lang || undefined,
    },
    blocks,
  };
}

/** `null` where there is none. */
function mainContentOf(document: ReturnType<typeof parseHTML>['document']): ReturnType<Readability['parse']> {
  // A text without any tag has no element to read.
  if (document.documentElement === null) return null;
  try {
    return new Readability(document).parse();
  } catch (error) {
    // It trips where a page has nothing but scripts, which it takes out first.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Elements that stand in the head, whether its tags are written or not. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  'base link meta noscript script style template title'.split(' '),
);

/**
 * A page with the tags of its head, which HTML lets authors leave out: the parser doesn't add them, and a title that stands nowhere
 * is none. A page that has them, or nothing to put between them, as it is.
 */
function withHeadTags(html: string): string {
  if (/<head[\s>]/i.test(html)) return html;
  const { start, end } = headIn(html);
  const [before, head, rest] = [html.slice(0, start), html.slice(start, end), html.slice(end)];
  if (head.trim() === '') return html;
  const body = /^<body[\s>]/i.test(rest) ? rest : `<body>${rest}</body>`;
  return /<html[\s>]/i.test(before)
    ? `${before}<head>${head}</head>${body}`
    : `${before}<html><head>${head}</head>${body}</html>`;
}

/** Where what belongs into the head begins and ends. */
function headIn(html: string): { start: number; end: number } {
  let start = 0;
  let end = html.length;
  let within = 0;
  let isOver = false;
  const endHere = () => {
    isOver = true;
    end = parser.startIndex;
  };
  const parser = new Parser({
    onprocessinginstruction() {
      if (!isOver) start = parser.endIndex + 1;
    },
    onopentag(name) {
      if (isOver) return;
      if (name === 'html') start = parser.endIndex + 1;
      else if (within > 0 || HEAD_ELEMENTS.has(name)) within += 1;
      else endHere();
    },
    ontext(text) {
      if (!isOver && within === 0 && text.trim() !== '') endHere();
    },
    onclosetag() {
      if (within > 0) within -= 1;
    },
  });
  parser.end(html);
  return { start, end: Math.max(start, end) };
}
