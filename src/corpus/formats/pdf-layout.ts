import type { Block } from '../build-article.ts';
import type { PageContent } from './block-collector.ts';

/**
 * The layout of a PDF, whose pages hold pieces of text at positions and nothing about paragraphs. Three steps: pieces are joined
 * into lines (`pdfLines`), headers, footers and page numbers are dropped (`withoutRunningLines`), and lines are joined into
 * paragraphs and headings by leading, indent and size (`pdfContent`).
 */

/** A line of a page. Position and height in points, from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the tallest letters. */
  readonly height: number;
}

/** The slice of pdf.js's text item that is used. */
export interface PdfItem {
  readonly str: string;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** A piece of text that is higher or lower by more stands on another line. In line heights. */
const MAX_BASELINE_SHIFT = 0.5;

/** Joins the pieces of a page's text into lines, in the order in which the page draws them. */
export function pdfLines(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const { str, height, transform, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    if (
      open !== null &&
      height > 0 &&
      Math.abs(y - open.y) > MAX_BASELINE_SHIFT * Math.max(height, open.height)
    ) {
      lines.push(open);
      open = null;
    }
    if (str !== '') {
      const { text, ...start }: PdfLine = open ?? { text: '', x, y, height };
      open = { ...start, text: text + str, height: Math.max(start.height, height) };
    }
    if (hasEOL && open !== null) {
      lines.push(open);
      open = null;
    }
  }
  if (open !== null) lines.push(open);
  return lines
    .map((line) => ({ ...line, text: line.text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

/** A line repeated on fewer pages may well be text. */
const MIN_REPEATS = 3;
/** How many lines at the top of a page, and how many at its foot, may be headers and footers. */
const EDGE_LINES = 2;

const PAGE_NUMBER = /^(?:page\s+)?[\divxlc]{1,6}(?:\s*(?:\/|of)\s*\d{1,6})?$/i;

/** Drops lines at the edges of pages that are page numbers, or headers and footers: repeated by at least half of the pages. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const text of new Set(edgeLines(lines).map(normalize)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const minRepeats = Math.max(MIN_REPEATS, pages.length / 2);
  const isRunning = (line: PdfLine) =>
    PAGE_NUMBER.test(line.text) || (counts.get(normalize(line)) ?? 0) >= minRepeats;
  return pages.map((lines) => {
    const running = new Set(edgeLines(lines).filter(isRunning));
    return lines.filter((line) => !running.has(line));
  });
}

function edgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const fromTop = [...lines].sort((a, b) => b.y - a.y);
  return [...fromTop.slice(0, EDGE_LINES), ...fromTop.slice(-EDGE_LINES)];
}

/** Equal for lines that differ in their numbers alone. With the height, so that a title isn't taken for the header that repeats it. */
function normalize({ text, height }: PdfLine): string {
  return `${Math.round(height)} ${text.replaceAll(/\d+/g, '0').toLowerCase()}`;
}

/** Between the lines of a paragraph, at most. In line heights. */
const MAX_LEADING = 1.7;
/** A line indented by as much begins a paragraph. In line heights. */
const MIN_INDENT = 0.8;
const MAX_INDENT = 5;
/** Text this much taller than the body text is a heading. */
const HEADING_RATIO = 1.15;
const MAX_HEADING_LENGTH = 200;

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
  const blocks: Block[] = [];
  let title: string | undefined;
  let section: readonly string[] = [];
  for (const { lines, height } of paragraphs) {
    const text = joinLines(lines, hyphenatedWords);
    if (height > bodyHeight * HEADING_RATIO && text.length <= MAX_HEADING_LENGTH) {
      if (title === undefined && blocks.length === 0) title = text;
      else section = [text];
    } else blocks.push({ text, section });
  }
  return { title, blocks };
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
  if (leading < 0 || leading > MAX_LEADING * height || !isSameSize(above, line)) return false;
  if (BEGINS_ITEM.test(line.text)) return false;
  const left = Math.min(...(paragraph?.lines ?? []).map(({ x }) => x));
  const indent = (line.x - left) / height;
  const isIndented = indent >= MIN_INDENT && indent <= MAX_INDENT;
  return !isIndented || !ENDS_SENTENCE.test(above.text);
}

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
