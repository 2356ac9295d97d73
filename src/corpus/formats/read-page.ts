import { Parser } from 'htmlparser2';
import {
  type BlockCollector,
  createBlockCollector,
  type PageContent,
  type Place,
} from './block-collector.ts';
import { joinLeadIns } from './lead-ins.ts';
import {
  type Attributes,
  isHidden,
  isLinkedMark,
  isMediaWiki,
  isReferenceMark,
  LAYOUT_ROLES,
  PLAIN_REFERENCE,
  placeOf,
  SECTIONING_ELEMENTS,
} from './page-furniture.ts';
import type { CellMarks } from './table-collector.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Elements that begin and end a paragraph; all others stand within a paragraph. */
const PARAGRAPH_ELEMENTS: readonly string[] = [
  ...HEADINGS,
  ...(
    'address article aside blockquote body center details dialog div fieldset figcaption figure footer form ' +
    'header hgroup hr html li main p section'
  ).split(' '),
];

/** Of those, the ones that only divide a heading in which they stand, such as a badge beside its words. */
const DIVISIONS: ReadonlySet<string> = new Set('center div header hgroup section'.split(' '));

const LIST_ELEMENTS = ['ul', 'ol', 'dl', 'menu'];
const BOLD_ELEMENTS = ['b', 'strong'];

/** Elements whose text isn't shown, or isn't prose. */
const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  'button head iframe math noscript object option script select style svg template textarea title'.split(' '),
);

/**
 * Reads HTML as a reader sees the page: every paragraph is a block, also in a list or a quotation, and every row of a table that
 * names its columns. One pass over the stream of tags, without a DOM.
 *
 * @throws RangeError when nested too deeply
 */
export function readPage(html: string): PageContent {
  const { title, blocks } = collectBlocks(html);
  return { title, blocks: joinLeadIns(blocks.filter(({ place }) => place !== 'navigation')) };
}

/** What stands between the tags of an element. */
interface OpenElement {
  readonly marks: CellMarks;
  /** The place of what is around it; `null` if it is the same. */
  readonly placeAround: Place | null;
  /** Where a reference mark begins. */
  readonly mark: number;
}

/**
 * Reads all of a page that is seen, and says where each block stands.
 *
 * @throws RangeError when elements are nested deeper than in any real page, which other parsers take too long for
 */
export function collectBlocks(html: string): ReturnType<BlockCollector['read']> {
  const page = createBlockCollector();
  const isWiki = isMediaWiki(html);
  const isNoise = isWiki ? isReferenceMark : isLinkedMark;
  const openElements: OpenElement[] = [];
  let hidden = 0;
  let links = 0;
  let bold = 0;
  let sections = 0;
  let heads = 0;
  let headings = 0;
  let place: Place = 'body';

  const enter = (next: Place): Place | null => {
    if (next === place) return null;
    const around = place;
    // The paragraph before stands in the place before.
    page.endParagraph();
    place = next;
    page.setPlace(next);
    return around;
  };
  const startHeading = () => {
    page.endParagraph();
    headings += 1;
  };
  const endHeading = (rank: number) => {
    headings -= 1;
    page.endHeading(rank);
  };
  const boundaryOf = (name: string) =>
    DIVISIONS.has(name) ? () => (headings > 0 ? page.addText(' ') : page.endParagraph()) : page.endParagraph;
  const starts = new Map<string, (attributes: Attributes) => void>([
    ...PARAGRAPH_ELEMENTS.map((name) => [name, boundaryOf(name)] as const),
    ...HEADINGS.map((name) => [name, startHeading] as const),
    ...LIST_ELEMENTS.map((name) => [name, page.startList] as const),
    ['dt', page.endParagraph],
    ['summary', page.endParagraph],
    ['dd', page.startDescription],
    ['br', page.addLineBreak],
    ['pre', page.startCode],
    // What stands between cells, where nothing should, is no part of the next word.
    ['td', page.endParagraph],
    ['th', page.endParagraph],
    ['table', ({ role = '' }) => page.startTable(LAYOUT_ROLES.has(role))],
    ['thead', () => (heads += 1)],
    ['a', () => (links += 1)],
    ...BOLD_ELEMENTS.map((name) => [name, () => (bold += 1)] as const),
  ]);
  const ends = new Map<string, (element: OpenElement) => void>([
    ...PARAGRAPH_ELEMENTS.map((name) => [name, boundaryOf(name)] as const),
    ...HEADINGS.map((name, index) => [name, () => endHeading(index + 1)] as const),
    ...LIST_ELEMENTS.map((name) => [name, page.endList] as const),
    ['dt', page.endTerm],
    ['summary', page.endSummary],
    ['dd', page.endParagraph],
    ['pre', page.endCode],
    ['td', ({ marks }) => page.endCell(marks)],
    ['th', ({ marks }) => page.endCell(marks)],
    ['caption', page.endCaption],
    ['tr', () => page.endRow(heads > 0)],
    ['table', page.endTable],
    ['thead', () => (heads -= 1)],
    ['sup', ({ mark }) => page.dropSince(mark, isNoise)],
    ['a', () => (links -= 1)],
    ...BOLD_ELEMENTS.map((name) => [name, () => (bold -= 1)] as const),
  ]);
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MAX_HTML_DEPTH)
        throw new RangeError(`More than ${MAX_HTML_DEPTH} elements within each other.`);
      if (hidden > 0 || HIDDEN_ELEMENTS.has(name) || isHidden(name, attributes)) {
        hidden += 1;
        return;
      }
      if (SECTIONING_ELEMENTS.has(name)) sections += 1;
      const next = placeOf(name, attributes, place, sections);
      openElements.push({
        marks: name === 'td' || name === 'th' ? marksOf(name, attributes) : NO_CELL,
        placeAround: enter(next),
        mark: page.mark(),
      });
      starts.get(name)?.(attributes);
    },
    ontext(text) {
      if (hidden > 0) return;
      const shown = isWiki ? text.replaceAll(PLAIN_REFERENCE, '') : text;
      page.addText(shown, { isLink: links > 0, isBold: bold > 0 });
    },
    onclosetag(name) {
      depth -= 1;
      if (hidden > 0) {
        hidden -= 1;
        return;
      }
      const element = openElements.pop();
      if (element === undefined) return;
      ends.get(name)?.(element);
      if (SECTIONING_ELEMENTS.has(name)) sections -= 1;
      if (element.placeAround !== null) enter(element.placeAround);
    },
  });
  parser.end(html);
  page.endParagraph();
  return page.read();
}

const NO_CELL: CellMarks = { isHeader: false, columns: 1, rows: 1 };

function marksOf(name: string, { colspan, rowspan }: Attributes): CellMarks {
  return { isHeader: name === 'th', columns: spanOf(colspan), rows: spanOf(rowspan) };
}

function spanOf(attribute: string | undefined): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return Number.isNaN(span) ? 1 : Math.max(span, 1);
}

/** In elements. Real pages have some tens of levels; Readability takes half a minute for 4 MB nested 200 deep, and minutes for 450. */
const MAX_HTML_DEPTH = 200;
