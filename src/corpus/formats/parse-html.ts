import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { isWebAddress } from '../../core/article.ts';
import type { Draft } from '../build-article.ts';
import { withFormulas } from './formulas.ts';
import { joinLeadIns } from './lead-ins.ts';
import { isFurniture } from './page-furniture.ts';
import { countWords, proseOf, shareOf } from './page-prose.ts';
import { collectBlocks } from './read-page.ts';

/**
 * The least share of the page's prose that Readability may keep. Where it keeps less, the page is read whole, less what navigates.
 * Of the 130 pages that Readability is tested with it keeps less of 18; on policies and manuals in sections often nearly nothing.
 */
const MIN_KEPT_SHARE = 0.75;

/**
 * Parses a web page: its main content as Readability finds it, if that is most of what the page says; else all of the page that
 * isn't navigation.
 *
 * @throws RangeError when nested too deeply
 */
export function parseHtml(written: string): Draft {
  const { html, lost } = withFormulas(written);
  // First, as it refuses what takes the others too long.
  const page = collectBlocks(html);
  const { document } = parseHTML(withHeadTags(html));
  const elements = elementsIn(document);
  const furniture = elements.filter(isFurnitureElement);
  const own = detailsIn(document, elements, furniture);
  const prose = proseOf(page.blocks);
  // Readability loses the names and styles that furniture is told by.
  for (const element of furniture) element.remove();
  const main = findMainContent(document);
  const found = collectBlocks(main?.content ?? '');
  const kept = found.blocks.filter(({ place }) => place !== 'navigation');
  const [wordsOfProse, wordsKept] = [countWords(prose), countWords(kept)];
  const isMost = shareOf(wordsOfProse, wordsKept) >= MIN_KEPT_SHARE;
  const blocks = isMost ? kept : prose;
  return {
    details: {
      title: titleOf(main?.title || own.title, own.heading) || (isMost ? found.title : page.title),
      author: main?.byline || own.author,
      publisher: main?.siteName || undefined,
      published: main?.publishedTime || undefined,
      url: own.url,
      language: main?.lang || own.language,
    },
    blocks: joinLeadIns(blocks),
    ...(lost === 0 ? {} : { leftOut: { formulas: lost } }),
    keptShare: shareOf(countWords(page.blocks), isMost ? wordsKept : wordsOfProse),
  };
}

type Page = ReturnType<typeof parseHTML>['document'];
type PageElement = NonNullable<Page['firstElementChild']>;

/**
 * All elements in document order, collected once: each query for a selector looks at all of them again, and takes longer over it.
 * What is in a template isn't on the page.
 */
function elementsIn(parent: Page | PageElement, found: PageElement[] = []): PageElement[] {
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    found.push(child);
    if (child.localName !== 'template') elementsIn(child, found);
  }
  return found;
}

/** What the page says of itself where Readability doesn't look, or finds nothing. */
function detailsIn(document: Page, elements: readonly PageElement[], furniture: readonly PageElement[]) {
  const named = (name: string) => elements.filter(({ localName }) => localName === name);
  const canonical = named('link').find((link) => link.getAttribute('rel')?.toLowerCase() === 'canonical');
  const url = canonical?.getAttribute('href');
  const [heading, otherHeading] = named('h1');
  // As Confluence has it.
  const metadata = furniture.find((element) => attributeOf(element, 'class').includes('page-metadata'));
  return {
    title: textOf(named('title')[0]),
    /** The text of the page's only heading of rank 1. */
    heading: otherHeading === undefined ? textOf(heading) : '',
    author: textOf(metadata?.querySelector('.author')) || undefined,
    url: url != null && isWebAddress(url) ? url : undefined,
    language: document.documentElement?.getAttribute('lang') || undefined,
  };
}

function textOf(element: { readonly textContent: string | null } | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function isFurnitureElement(element: PageElement): boolean {
  if (element.localName === 'html') return false;
  const names: readonly string[] = element.getAttributeNames();
  const attributes = names.map((name) => [name, attributeOf(element, name)]);
  return isFurniture(element.localName, Object.fromEntries(attributes));
}

/** As it is written: linkedom's `getAttribute` sets up a list of classes for each element. */
function attributeOf(element: PageElement, name: string): string {
  return String(element.getAttributeNode(name)?.value ?? '');
}

/** Confluence puts the name of the space before the page's. */
const SPACE_NAME = /^[^:]{1,200} : /;

/** The heading, where the title is that and the site's name. */
function titleOf(title: string, heading: string): string | undefined {
  if (title === '') return undefined;
  const named = heading !== '' && title.includes(heading) ? heading : title;
  return named.replace(SPACE_NAME, '');
}

function findMainContent(document: Page): ReturnType<Readability['parse']> {
  // The document of a text without any tag has no root element.
  if (document.documentElement === null) return null;
  try {
    // With their classes, what programs added to the page is still told from its text.
    return new Readability(document, { keepClasses: true }).parse();
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
