import { Parser } from 'htmlparser2';
import { createBlockCollector, type PageContent } from './block-collector.ts';

/** Elements that begin and end a paragraph; all others stand within a paragraph. */
const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'header hgroup hr html li main ol p section summary ul'
  ).split(' '),
);

/** Elements whose text isn't shown, or isn't prose. */
const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  'button head iframe math nav noscript object option script select style svg template textarea title'.split(
    ' ',
  ),
);

/** Attributes of elements that aren't shown, or are links to and from footnotes. */
const HIDING_ATTRIBUTES = ['hidden', 'data-footnote-ref', 'data-footnote-backref'] as const;

/**
 * Reads HTML as a reader sees the page: every paragraph is a block, also in a list or a quotation. One pass over the stream of tags,
 * without a DOM.
 */
export function readPage(html: string): PageContent {
  const page = createBlockCollector();
  let hidden = 0;

  const endCaption = () => {
    page.endCell();
    page.endRow();
  };
  const opens: Readonly<Record<string, () => void>> = {
    br: page.addLineBreak,
    pre: page.startCode,
    table: page.startTable,
  };
  const closes: Readonly<Record<string, () => void>> = {
    pre: page.endCode,
    td: page.endCell,
    th: page.endCell,
    caption: endCaption,
    tr: page.endRow,
    table: page.endTable,
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (
        hidden > 0 ||
        HIDDEN_ELEMENTS.has(name) ||
        HIDING_ATTRIBUTES.some((attribute) => attribute in attributes)
      )
        hidden += 1;
      else if (BLOCK_ELEMENTS.has(name) || rankOf(name) > 0) page.endParagraph();
      else opens[name]?.();
    },
    ontext(text) {
      if (hidden === 0) page.addText(text);
    },
    onclosetag(name) {
      if (hidden > 0) hidden -= 1;
      else if (rankOf(name) > 0) page.endHeading(rankOf(name));
      else if (BLOCK_ELEMENTS.has(name)) page.endParagraph();
      else closes[name]?.();
    },
  });
  parser.end(html);
  page.endParagraph();
  return page.read();
}

/** The rank of a heading element, from 1 to 6; 0 for other elements. */
function rankOf(name: string): number {
  return Number(/^h([1-6])$/.exec(name)?.[1] ?? 0);
}

/** In elements. Real pages have some tens of levels; Readability takes half a minute for 4 MB nested 200 deep, and minutes for 450. */
const MAX_HTML_DEPTH = 200;

/** @throws RangeError when elements are nested deeper than in any real page, which the parsers take too long for */
export function refuseDeepHtml(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth > MAX_HTML_DEPTH)
        throw new RangeError(`More than ${MAX_HTML_DEPTH} elements within each other.`);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
}
