import type { PageContent } from './block-collector.ts';
import { joinLeadIns, type Piece } from './lead-ins.ts';
import type { PdfLine } from './pdf-lines.ts';

/**
 * The layout of a PDF, which holds lines at positions and nothing about paragraphs. Headers, footers, page numbers and contents are
 * dropped (`withoutRunningLines`), and lines are joined into paragraphs and headings by leading, indent and size (`pdfContent`).
 */

/** A line repeated on fewer pages, or on a smaller share of them, may well be text. */
const MIN_REPEATS = 3;
const MIN_REPEATED_SHARE = 0.2;
/** How many lines at the top of a page, and how many at its foot, may be headers and footers. */
const EDGE_LINES = 3;
/** In points. */
const SAME_PLACE = 3;

const PAGE_NUMBER =
  /^(?:page |seite |p\. ?|s\. ?)?[\divxlc]{1,6}(?: ?(?:\/|of|von|\|) ?\d{1,6})?(?: \| page)?$/i;
/** What is set around a page's number. */
const ORNAMENT = /[-–—|]/g;

/** A line of contents: dots up to the number of a page. */
const DOT_LEADER = /(?:[.·]\s?[.·]\s?[.·]\s?[.·]|……)\s{0,9}[\divxlc]{1,6}$/i;

/**
 * Drops lines at the edges of pages that are page numbers, or headers and footers: repeated at the same place of several pages, or
 * with the page's number in them. Drops the lines of contents as well.
 */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const [page, lines] of pages.entries()) {
    for (const sign of new Set(
      edgesOf(lines)
        .flat()
        .flatMap((line) => signsOf(line, page)),
    ))
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const minRepeats = Math.max(MIN_REPEATS, pages.length * MIN_REPEATED_SHARE);
  return pages.map((lines, page) => {
    const isRunning = (line: PdfLine) =>
      isPageNumber(line.text) || signsOf(line, page).some((sign) => (counts.get(sign) ?? 0) >= minRepeats);
    const running = new Set(edgesOf(lines).flatMap((edge) => edge.slice(0, lengthOfRun(edge, isRunning))));
    return lines.filter((line) => !running.has(line) && !DOT_LEADER.test(line.text));
  });
}

/**
 * What running lines have in common: all but their numbers, or a number at either end that grows with the pages, while the chapter's
 * name beside it changes. With height and place, so that a title isn't taken for the header that repeats it.
 */
function signsOf({ text, height, y }: PdfLine, page: number): string[] {
  const place = `${Math.round(height)} ${Math.round(y / SAME_PLACE)}`;
  const [number] = /^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$/.exec(text) ?? [];
  const same = `${place} ${text.replaceAll(/\d+/g, '0').toLowerCase()}`;
  return number === undefined ? [same] : [same, `${place} + ${Number(number) - page}`];
}

function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text) || PAGE_NUMBER.test(text.replaceAll(ORNAMENT, '').trim());
}

/** The lines at the top and at the foot of a page, from its edge inwards. */
function edgesOf(lines: readonly PdfLine[]): [top: PdfLine[], foot: PdfLine[]] {
  const fromTop = [...lines].sort((a, b) => b.y - a.y);
  return [fromTop.slice(0, EDGE_LINES), fromTop.slice(-EDGE_LINES).reverse()];
}

/** How many at the beginning are so: nothing runs within the text. */
function lengthOfRun(edge: readonly PdfLine[], isRunning: (line: PdfLine) => boolean): number {
  const first = edge.findIndex((line) => !isRunning(line));
  return first < 0 ? edge.length : first;
}

/** Between the lines of a paragraph, at most. In line heights. */
const MAX_LEADING = 1.7;
/** A line indented by as much begins a paragraph. In line heights. */
const MIN_INDENT = 0.8;
const MAX_INDENT = 5;
/** Text this much taller than the body text is a heading. */
const HEADING_RATIO = 1.15;
const MAX_HEADING_LENGTH = 200;
/** A heading that is larger by less is of the same rank. */
const SAME_RANK = 1.03;
/** As many as HTML has: each passage is found by all the headings above it. */
const MAX_RANKS = 6;

const ENDS_SENTENCE = /[.!?…:]["'”’)\]]*$/u;
const BEGINS_ITEM = /^(?:[•–▪◦*-]|\d{1,3}[.)])\s/u;

interface Paragraph {
  readonly lines: PdfLine[];
  readonly height: number;
}

/** Joins the lines of pages into paragraphs. Those set larger than the body text are headings of what follows. */
export function pdfContent(pages: readonly (readonly PdfLine[])[]): PageContent {
  const hyphenatedWords = new Set(
    pages.flat().flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []),
  );
  const paragraphs = paragraphsOf(pages);
  const bodyHeight = mostCommonHeight(pages.flat());
  const pieces: Piece[] = [];
  let title: string | undefined;
  let headings: readonly { readonly height: number; readonly text: string }[] = [];
  let section: readonly string[] = [];
  for (const { lines, height } of paragraphs) {
    const text = joinLines(lines, hyphenatedWords);
    if (height > bodyHeight * HEADING_RATIO && text.length <= MAX_HEADING_LENGTH) {
      if (title === undefined && pieces.length === 0) title = text;
      else {
        const above = headings.filter((one) => one.height > height * SAME_RANK);
        headings = [...above.slice(0, MAX_RANKS - 1), { height, text }];
        section = headings.map((heading) => heading.text);
      }
    } else pieces.push(pieceOf(text, section));
  }
  return { title, blocks: joinLeadIns(pieces) };
}

/** Items below each other are a list. */
function pieceOf(text: string, section: readonly string[]): Piece {
  const isItem = BEGINS_ITEM.test(text);
  // Lists are told apart by the paragraphs between them, so that one number does for all.
  const group = isItem ? 0 : null;
  return { text, section, group, depth: isItem ? 1 : 0, isItem };
}

function paragraphsOf(pages: readonly (readonly PdfLine[])[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const lines of pages) {
    let above: PdfLine | null = null;
    for (const line of lines) {
      const last = paragraphs.at(-1);
      const continues: boolean =
        above === null ? continuesOnNextPage(last, line) : continuesBelow(last, above, line);
      if (last !== undefined && continues) last.lines.push(line);
      else paragraphs.push({ lines: [line], height: line.height });
      above = line;
    }
  }
  return paragraphs;
}

function continuesBelow(paragraph: Paragraph | undefined, above: PdfLine, line: PdfLine): boolean {
  const height = Math.max(above.height, line.height);
  const leading = above.y - line.y;
  if (leading < -height) return continuesOnNextPage(paragraph, line);
  if (leading < 0 || leading > MAX_LEADING * height || !isSameSize(above, line)) return false;
  if (BEGINS_ITEM.test(line.text)) return false;
  const left = Math.min(...(paragraph?.lines ?? []).map(({ x }) => x));
  const indent = (line.x - left) / height;
  const isIndented = indent >= MIN_INDENT && indent <= MAX_INDENT;
  return !isIndented || !ENDS_SENTENCE.test(above.text);
}

/** On the next page, or in the next column. */
function continuesOnNextPage(paragraph: Paragraph | undefined, line: PdfLine): boolean {
  const last = paragraph?.lines.at(-1);
  return (
    last !== undefined &&
    isSameSize(last, line) &&
    !ENDS_SENTENCE.test(last.text) &&
    /^\p{Ll}/u.test(line.text)
  );
}

function isSameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.max(a.height, b.height) <= HEADING_RATIO * Math.min(a.height, b.height);
}

/** The height of most letters. */
function mostCommonHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { text, height } of lines) {
    const rounded = Math.round(height * 10) / 10;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [most] = [...letters].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
}

/** Of what is looked for at the end of a line. In UTF-16 units. */
const MAX_WORD_LENGTH = 100;

/** Joins lines, and the words broken at their ends: without the hyphen, unless the text has the word with it elsewhere. */
function joinLines(lines: readonly PdfLine[], hyphenatedWords: ReadonlySet<string>): string {
  let text = '';
  for (const line of lines) {
    const broken = /(?<!\p{L})(?<before>\p{L}+)[-\u00AD]$/u.exec(text.slice(-MAX_WORD_LENGTH));
    const [after] = /^\p{Ll}\p{L}*/u.exec(line.text) ?? [];
    if (broken === null || after === undefined) text += text === '' ? line.text : ` ${line.text}`;
    else {
      const isHyphenated = hyphenatedWords.has(`${broken.groups?.before}-${after}`.toLowerCase());
      text = (isHyphenated ? text : text.slice(0, -1)) + line.text;
    }
  }
  return text.replaceAll('\u00AD', '');
}
