import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { type Draft, isWebAddress } from '../build-article.ts';
import { readPage, refuseDeepHtml } from './read-page.ts';

/**
 * Parses a web page: its main content as Readability finds it, or the whole body of a page too short for that.
 *
 * @throws RangeError when nested too deeply
 */
export function parseHtml(html: string): Draft {
  refuseDeepHtml(html);
  const { document } = parseHTML(withHeadTags(html));
  const url = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  const body = document.querySelector('main, article, body')?.innerHTML ?? html;
  const main = findMainContent(document);
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

function findMainContent(
  document: ReturnType<typeof parseHTML>['document'],
): ReturnType<Readability['parse']> {
  // The document of a text without any tag has no root element.
  if (document.documentElement === null) return null;
  try {
    return new Readability(document).parse();
  } catch (error) {
    // Readability throws on a page of scripts alone, which it removes first.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Elements that belong in the head, whether its tags are written or not. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  'base link meta noscript script style template title'.split(' '),
);

/**
 * Adds the head's tags, which HTML lets authors leave out, but linkedom needs to find the title. A page that has them, or has
 * nothing to put between them, is returned as it is.
 */
function withHeadTags(html: string): string {
  if (/<head[\s>]/i.test(html)) return html;
  const { start, end } = findHead(html);
  const [before, head, rest] = [html.slice(0, start), html.slice(start, end), html.slice(end)];
  if (head.trim() === '') return html;
  const body = /^<body[\s>]/i.test(rest) ? rest : `<body>${rest}</body>`;
  return /<html[\s>]/i.test(before)
    ? `${before}<head>${head}</head>${body}`
    : `${before}<html><head>${head}</head>${body}</html>`;
}

/** The offsets between which the elements of the head stand. */
function findHead(html: string): { start: number; end: number } {
  let start = 0;
  let end = html.length;
  let depth = 0;
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
      else if (depth > 0 || HEAD_ELEMENTS.has(name)) depth += 1;
      else endHere();
    },
    ontext(text) {
      if (!isOver && depth === 0 && text.trim() !== '') endHere();
    },
    onclosetag() {
      if (depth > 0) depth -= 1;
    },
  });
  parser.end(html);
  return { start, end: Math.max(start, end) };
}
