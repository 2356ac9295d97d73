import type { Reading } from '../corpus/block-collector.ts';
import type { Block } from '../corpus/draft.ts';
import type { PdfLine } from './pdf-lines.ts';

/** In line heights, from line to line: more parts paragraphs. */
const WIDEST_LEADING = 1.7;
/** In line heights: a line set in by as much begins a paragraph. */
const INDENT = 0.8;
const LARGEST_INDENT = 5;
/** Against the height of the text: what is larger is a heading. */
const HEADING = 1.15;
const LONGEST_HEADING = 200;

const ENDS_SENTENCE = /[.!?…:]["'”’)\]]*$/u;
const BEGINS_ITEM = /^(?:[•–▪◦*-]|\d{1,3}[.)])\s/u;

interface Paragraph {
  readonly lines: PdfLine[];
  readonly height: number;
}

/** Makes paragraphs of the lines of pages; what is set larger than the text heads what follows it. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): Reading {
  const words = new Set(
    pages.flat().flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []),
  );
  const paragraphs = paragraphsOf(pages);
  const usual = usualHeight(pages.flat());
  const blocks: Block[] = [];
  let title: string | undefined;
  let section: readonly string[] = [];
  for (const { lines, height } of paragraphs) {
    const text = joined(lines, words);
    if (height > usual * HEADING && text.length <= LONGEST_HEADING) {
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
      const goesOn: boolean = above === null ? goesOnOverleaf(last, line) : goesOnBelow(last, above, line);
      if (last !== undefined && goesOn) last.lines.push(line);
      else paragraphs.push({ lines: [line], height: line.height });
      above = line;
    }
  }
  return paragraphs;
}

function goesOnBelow(paragraph: Paragraph | undefined, above: PdfLine, line: PdfLine): boolean {
  const height = Math.max(above.height, line.height);
  const leading = above.y - line.y;
  if (leading < 0 || leading > WIDEST_LEADING * height || !isAsLarge(above, line)) return false;
  if (BEGINS_ITEM.test(line.text)) return false;
  const left = Math.min(...(paragraph?.lines ?? []).map(({ x }) => x));
  const indent = (line.x - left) / height;
  const isIndented = indent >= INDENT && indent <= LARGEST_INDENT;
  return !isIndented || !ENDS_SENTENCE.test(above.text);
}

function goesOnOverleaf(paragraph: Paragraph | undefined, line: PdfLine): boolean {
  const last = paragraph?.lines.at(-1);
  return (
    last !== undefined &&
    isAsLarge(last, line) &&
    !ENDS_SENTENCE.test(last.text) &&
    /^\p{Ll}/u.test(line.text)
  );
}

function isAsLarge(a: PdfLine, b: PdfLine): boolean {
  return Math.max(a.height, b.height) <= HEADING * Math.min(a.height, b.height);
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
function joined(lines: readonly PdfLine[], hyphened: ReadonlySet<string>): string {
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
