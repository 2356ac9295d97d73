import type { Block } from '../build-article.ts';
import type { PageContent } from './block-collector.ts';

/** A line of a PDF's page, as it is laid out. Places and heights in points, from the lower left. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of its tallest letters. */
  readonly height: number;
}

/** The slice of pdf.js's text items that is needed. */
export interface PdfItem {
  readonly str: string;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** In line heights: a piece of text higher or lower by more stands on another line. */
const SAME_LINE = 0.5;

/** Puts the pieces of a page's text together, in the order the page draws them. */
export function pdfLines(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const { str, height, transform, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    if (open !== null && height > 0 && Math.abs(y - open.y) > SAME_LINE * Math.max(height, open.height)) {
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

/** What stands on fewer pages may well be text. */
const MIN_PAGES = 3;
/** Lines from a page's top and from its foot that may be the same on all. */
const EDGE_LINES = 2;

const PAGE_NUMBER = /^(?:page\s+)?[\divxlc]{1,6}(?:\s*(?:\/|of)\s*\d{1,6})?$/i;

/** Pages without the headers, footers and numbers that run through them. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const text of new Set(edgesOf(lines).map(normalised))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(MIN_PAGES, pages.length / 2);
  const runs = (line: PdfLine) => PAGE_NUMBER.test(line.text) || (counts.get(normalised(line)) ?? 0) >= least;
  return pages.map((lines) => {
    const running = new Set(edgesOf(lines).filter(runs));
    return lines.filter((line) => !running.has(line));
  });
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)];
}

/** A title, set larger than the header that repeats it, is none of these lines. */
function normalised({ text, height }: PdfLine): string {
  return `${Math.round(height)} ${text.replaceAll(/\d+/g, '0').toLowerCase()}`;
}

/** In line heights, from line to line: more parts paragraphs. */
const MAX_LEADING = 1.7;
/** In line heights: a line set in by as much begins a paragraph. */
const MIN_INDENT = 0.8;
const MAX_INDENT = 5;
/** Against the height of the text: what is larger is a heading. */
const HEADING_RATIO = 1.15;
const MAX_HEADING_LENGTH = 200;

const ENDS_SENTENCE = /[.!?…:]["'”’)\]]*$/u;
const BEGINS_ITEM = /^(?:[•–▪◦*-]|\d{1,3}[.)])\s/u;

interface Paragraph {
  readonly lines: PdfLine[];
  readonly height: number;
}

/** Makes paragraphs of the lines of pages; what is set larger than the text heads what follows it. */
export function pdfContent(pages: readonly (readonly PdfLine[])[]): PageContent {
  const words = new Set(
    pages.flat().flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []),
  );
  const paragraphs = paragraphsOf(pages);
  const usual = usualHeight(pages.flat());
  const blocks: Block[] = [];
  let title: string | undefined;
  let section: readonly string[] = [];
  for (const { lines, height } of paragraphs) {
    const text = joinLines(lines, words);
    if (height > usual * HEADING_RATIO && text.length <= MAX_HEADING_LENGTH) {
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
      const goesOn: boolean =
        above === null ? continuesOverleaf(last, line) : continuesBelow(last, above, line);
      if (last !== undefined && goesOn) last.lines.push(line);
      else paragraphs.push({ lines: [line], height: line.height });
      above = line;
    }
  }
  return paragraphs;
}

function continuesBelow(paragraph: Paragraph | undefined, above: PdfLine, line: PdfLine): boolean {
  const height = Math.max(above.height, line.height);
  const leading = above.y - line.y;
  if (leading < 0 || leading > MAX_LEADING * height || !isAsLarge(above, line)) return false;
  if (BEGINS_ITEM.test(line.text)) return false;
  const left = Math.min(...(paragraph?.lines ?? []).map(({ x }) => x));
  const indent = (line.x - left) / height;
  const isIndented = indent >= MIN_INDENT && indent <= MAX_INDENT;
  return !isIndented || !ENDS_SENTENCE.test(above.text);
}

function continuesOverleaf(paragraph: Paragraph | undefined, line: PdfLine): boolean {
  const last = paragraph?.lines.at(-1);
  return (
    last !== undefined &&
    isAsLarge(last, line) &&
    !ENDS_SENTENCE.test(last.text) &&
    /^\p{Ll}/u.test(line.text)
  );
}

function isAsLarge(a: PdfLine, b: PdfLine): boolean {
  return Math.max(a.height, b.height) <= HEADING_RATIO * Math.min(a.height, b.height);
}

/** The height that most letters have. */
function usualHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { text, height } of lines) {
    const rounded = Math.round(height * 10) / 10;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [most] = [...letters].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
}

/** A word parted at a line's end is one again, unless the text has it with a hyphen elsewhere. @param hyphened such words */
function joinLines(lines: readonly PdfLine[], hyphened: ReadonlySet<string>): string {
  let text = '';
  for (const line of lines) {
    const parted = /(?<before>\p{L}+)[-\u00AD]$/u.exec(text);
    const [after] = /^\p{Ll}\p{L}*/u.exec(line.text) ?? [];
    if (parted === null || after === undefined) text += text === '' ? line.text : ` ${line.text}`;
    else {
      const isHyphened = hyphened.has(`${parted.groups?.before}-${after}`.toLowerCase());
      text = (isHyphened ? text : text.slice(0, -1)) + line.text;
    }
  }
  return text.replaceAll('\u00AD', '');
}
