import type { Block } from '../build-article.ts';
import { MAX_HEADING_LENGTH } from '../passage-text.ts';
import type { Piece } from './lead-ins.ts';
import {
  type CellMarks,
  createTableCollector,
  dataOf,
  type OpenTable,
  type Part,
  partsOf,
} from './table-collector.ts';
import { tableTexts } from './table-rows.ts';

export interface PageContent {
  /** A heading of rank 1 that opens the page. */
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

/** A block as it was collected. */
export interface CollectedBlock extends Piece {
  /** How much of the text is links, in UTF-16 units. */
  readonly linked: number;
  /** Where it stands, as `setPlace` said. */
  readonly place: Place;
}

/** Parts of a page. What navigates isn't a part of what the page says. */
export type Place = 'main' | 'body' | 'navigation';

/** Collects a page's text, reported in reading order, into blocks. */
export interface BlockCollector {
  /** White space is collapsed, except in code. */
  addText(text: string, marks?: { readonly isLink: boolean; readonly isBold: boolean }): void;
  addLineBreak(): void;
  /** The text since the last block is a paragraph; in a table, a part of the cell. */
  endParagraph(): void;
  /** White space is kept until the code ends. */
  startCode(): void;
  endCode(): void;
  /** The text since the last block is a heading. @param rank from 1 */
  endHeading(rank: number): void;
  startList(): void;
  endList(): void;
  /** The text since the last block is a term, whose descriptions come next. */
  endTerm(): void;
  startDescription(): void;
  /** The text since the last block says what is folded up below it, such as a question. */
  endSummary(): void;
  /** @param isLayout it only places what is in its cells */
  startTable(isLayout: boolean): void;
  endCaption(): void;
  endCell(marks: CellMarks): void;
  /** @param isHead the row stands in the table's head */
  endRow(isHead: boolean): void;
  endTable(): void;
  setPlace(place: Place): void;
  /** Where the open text stands, for `dropSince`. */
  mark(): number;
  /** Drops what was added since the mark, if it is as `isNoise` says, and nothing has ended in between. */
  dropSince(mark: number, isNoise: (text: string) => boolean): void;
  read(): { readonly title: string | undefined; readonly blocks: readonly CollectedBlock[] };
}

interface Heading {
  readonly rank: number;
  readonly text: string;
}

/** Of text, in a reference mark at most. */
const MAX_NOISE_PIECES = 20;

/** A piece of code is one block, with its lines. Headings are the section path of the blocks after them. */
export function createBlockCollector(): BlockCollector {
  const blocks: CollectedBlock[] = [];
  let title: string | undefined;
  let section: readonly Heading[] = [];
  let path: readonly string[] = [];
  /** The open text, in pieces. */
  let open: string[] = [];
  let linked = 0;
  let isBold = true;
  let codeDepth = 0;
  let listDepth = 0;
  let groups = 0;
  let place: Place = 'body';
  /** That the last descriptions are of. */
  let terms: string[] = [];
  let isDescribed = false;
  /** What the next block begins with. */
  let opening = '';
  let hasText = false;
  const tables = createTableCollector();

  const takeOpenText = () => {
    const text = open.join('');
    const taken = { text: (codeDepth > 0 ? text : collapseSpace(text)).trim(), linked, isBold };
    open = [];
    linked = 0;
    isBold = true;
    return taken;
  };
  const addBlock = (text: string, linkLength: number, where: Pick<Piece, 'group' | 'depth' | 'isItem'>) => {
    if (text === '') return;
    const { group, depth, isItem } = where;
    blocks.push({ group, depth, isItem, text: opening + text, section: path, linked: linkLength, place });
    opening = '';
    hasText ||= place !== 'navigation';
  };
  const addParagraph = (text: string, linkLength: number) => {
    const isItem = listDepth > 0;
    addBlock(text, linkLength, { group: isItem ? groups : null, depth: listDepth, isItem });
  };
  const addCode = (text: string) => {
    if (listDepth === 0) groups += 1;
    addBlock(text, 0, { group: groups, depth: listDepth + 1, isItem: false });
  };
  const addHeading = ({ rank, text }: Heading) => {
    const opensPage = title === undefined && !hasText && section.length === 0;
    if (text.length > MAX_HEADING_LENGTH) addParagraph(text, 0);
    else if (rank === 1 && opensPage) title = text;
    // A heading without words, such as a picture, is none that a reader would be told of.
    else if (text !== '' && place !== 'navigation') {
      section = [...section.filter((above) => above.rank < rank), { rank, text }];
      path = section.map((heading) => heading.text);
    }
  };

  /** Terms that nothing is said of are paragraphs. */
  const endTerms = () => {
    if (!isDescribed) for (const text of terms) addParagraph(text, 0);
    terms = [];
    isDescribed = false;
  };

  const endText = (kind: 'paragraph' | 'code') => {
    const taken = takeOpenText();
    if (taken.text === '') return;
    if (tables.isOpen()) tables.addPart({ kind, ...taken });
    else if (kind === 'code') addCode(taken.text);
    else addParagraph(taken.text, taken.linked);
  };
  const endParagraph = () => endText('paragraph');

  const addTable = (table: OpenTable) => {
    const data = dataOf(table);
    if (data === null) {
      if (table.caption !== '') addParagraph(table.caption, 0);
      for (const part of partsOf(table)) addPart(part);
      return;
    }
    if (listDepth === 0) groups += 1;
    for (const text of tableTexts(data))
      addBlock(text, 0, { group: groups, depth: listDepth + 1, isItem: false });
  };
  const addPart = (part: Part) => {
    if (part.kind === 'table') addTable(part.table);
    else if (part.kind === 'heading') addHeading(part);
    else if (part.kind === 'code') addCode(part.text);
    else addParagraph(part.text, part.linked);
  };

  return {
    addText(text, marks) {
      const added = codeDepth > 0 ? text : text.replaceAll(SPACE_BUT_ONE_BLANK, ' ');
      open.push(added);
      if (marks?.isLink) linked += added.length;
      if (!marks?.isBold && added.trim() !== '') isBold = false;
    },
    addLineBreak() {
      open.push('\n');
    },
    endParagraph,
    startCode() {
      endParagraph();
      codeDepth += 1;
    },
    endCode() {
      endText('code');
      codeDepth -= 1;
    },
    endHeading(rank) {
      const { text } = takeOpenText();
      if (!tables.isOpen()) addHeading({ rank, text });
      else if (text !== '') tables.addPart({ kind: 'heading', rank, text });
    },
    startList() {
      endParagraph();
      if (tables.isOpen()) return;
      if (listDepth === 0) groups += 1;
      listDepth += 1;
    },
    endList() {
      endParagraph();
      if (tables.isOpen()) return;
      endTerms();
      listDepth = Math.max(0, listDepth - 1);
    },
    endTerm() {
      if (tables.isOpen()) return endParagraph();
      if (isDescribed) endTerms();
      const { text } = takeOpenText();
      if (text !== '') terms.push(text.replaceAll('\n', ' '));
    },
    startDescription() {
      endParagraph();
      if (tables.isOpen() || terms.length === 0) return;
      const names = terms.join(', ');
      opening = ENDS_TERM.test(names) ? `${names}\n` : `${names}: `;
      isDescribed = true;
    },
    endSummary() {
      if (tables.isOpen()) return endParagraph();
      const { text } = takeOpenText();
      if (text !== '') opening = `${text}\n`;
    },
    startTable(isLayout) {
      endParagraph();
      tables.start(isLayout);
    },
    endCaption() {
      if (tables.isOpen()) tables.nameTable(takeOpenText().text.replaceAll('\n', ' '));
      else endParagraph();
    },
    endCell(marks) {
      endParagraph();
      tables.endCell(marks);
    },
    endRow(isHead) {
      if (!tables.isOpen()) return;
      endParagraph();
      tables.endRow(isHead);
    },
    endTable() {
      endParagraph();
      const table = tables.end();
      if (table !== null) addTable(table);
    },
    setPlace(next) {
      place = next;
    },
    mark: () => open.length,
    dropSince(mark, isNoise) {
      const added = open.length - mark;
      if (added > 0 && added <= MAX_NOISE_PIECES && isNoise(open.slice(mark).join(''))) open.length = mark;
    },
    read() {
      endTerms();
      return { title, blocks };
    },
  };
}

/** A term that needs no colon after it, or can't have one. */
const ENDS_TERM = /[:：?？!.]$/;

/** White space that a browser shows as one blank, and that isn't one already, as most is. */
const SPACE_BUT_ONE_BLANK = /[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+/g;

/** Text as a browser shows it: white space collapsed, none around a line break. */
function collapseSpace(text: string): string {
  const single = text.replaceAll(/ {2,}/g, ' ');
  return (single.includes('\n') ? single.replaceAll(/ ?\n ?/g, '\n') : single).trim();
}
