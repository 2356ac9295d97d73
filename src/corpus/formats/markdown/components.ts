import { FORMATTING_ELEMENTS } from './html.ts';
import {
  blanksBefore,
  blockBody,
  indentedLines,
  lead,
  leftOut,
  type Reading,
  type ReadNotation,
  scanLine,
  verbatim,
} from './notation.ts';

// MDX: Markdown with JSX. Components, their attributes and expressions are code, and are left out; the words between two tags stay.

/** Longer tags and expressions aren't written within prose. In UTF-16 units. */
const LONGEST_TAG = 1_000;
const LONGEST_CODE = 20_000;

const IMPORT =
  /^import\s(?:[ \t]*(?:[\w$]+[ \t]*,?[ \t]*)?(?:\{[^}]{0,1000}\}|\*[ \t]+as[ \t]+[\w$]+)?\s*from\s*)?[ \t]*(?:"[^"\n]+"|'[^'\n]+')[ \t]*(?:(?:;[ \t]*)?(?:\n|$)|;[ \t]*(?=import\s))/;
const EXPORT =
  /^export\s+(?:(?:const|let|var)\s[^\n=]*=|(?:default\s+)?(?:async\s+)?(?:function|class)\b[^\n(]*[({]|default\s[^\n(]*[({]|[{*])/;

/** Imports and exports, which make a document MDX. An export goes on to the first blank line outside its braces. */
export const readModuleCode: ReadNotation = (text, reading) => {
  const statement = IMPORT.exec(text);
  const raw = statement?.[0] ?? (EXPORT.test(text) ? exportedCode(text.slice(0, LONGEST_CODE)) : null);
  if (raw === null) return undefined;
  reading.isMdx = true;
  return leftOut(raw, 'imports', reading);
};

function exportedCode(text: string): string {
  let open = 0;
  for (const { 0: mark, index } of text.matchAll(/[{[(]|[)\]}]|\n[ \t]*\n/g)) {
    if (mark.startsWith('\n') && open <= 0) return text.slice(0, index + 1);
    if (!mark.startsWith('\n')) open += '{[('.includes(mark) ? 1 : -1;
  }
  return text;
}

interface Tag {
  readonly raw: string;
  /** Empty for a fragment, `<>`. */
  readonly name: string;
  readonly kind: 'opens' | 'closes' | 'alone';
}

const TAG_START = /^<(?<slash>\/?)(?<name>[A-Za-z][\w.:-]*)?(?=[\s/>])/;

/** The tag that a text begins with, with braces in its attributes or without. */
function scanTag(text: string): Tag | null {
  const within = text.slice(0, LONGEST_TAG);
  const start = TAG_START.exec(within);
  const end = start === null ? -1 : endOfTag(within, start[0].length);
  if (end < 0) return null;
  const raw = within.slice(0, end);
  const alone = raw.endsWith('/>') ? 'alone' : 'opens';
  return { raw, name: start?.groups?.name ?? '', kind: raw.startsWith('</') ? 'closes' : alone };
}

function endOfTag(text: string, from: number): number {
  let at = from;
  while (at >= 0 && at < text.length) {
    if (text[at] === '>') return at + 1;
    if (text[at] === '<') return -1;
    at = endOfValue(text, at);
  }
  return -1;
}

/** Where the quotation or the braces that begin at an offset end, else the next offset; -1 if they don't end. */
function endOfValue(text: string, at: number): number {
  const mark = text[at];
  if (mark === '"' || mark === "'" || mark === '`') return text.indexOf(mark, at + 1) + 1 || -1;
  return mark === '{' ? endOfBraces(text, at) : at + 1;
}

function endOfBraces(text: string, start: number): number {
  let open = 0;
  let at = start;
  while (at >= 0 && at < text.length) {
    if (text[at] === '{') open += 1;
    else if (text[at] === '}') open -= 1;
    if (open === 0) return at + 1;
    at = text[at] === '{' ? at + 1 : endOfValue(text, at);
  }
  return -1;
}

/** `Tabs`, `Card.Title`; not `T` or `JOBID`, which are words in angle brackets. */
const COMPONENT = /^[A-Z][\w.]*[a-z]/;

function isComponent({ name, kind }: Tag, { isMdx, closedElements }: Reading): boolean {
  if (isMdx) return name !== 'script' && name !== 'style';
  return COMPONENT.test(name) && (kind === 'alone' || closedElements.has(name));
}

/** Elements whose content is Markdown although they stand on a line of their own: Python-Markdown's, and a Notion export's. */
const WITH_MARKDOWN = /^<(?:[a-z]\w*(?:\s[^>]*)?\smarkdown(?:="\w*")?(?:\s[^>]*)?|aside)>$/;
/** Places to link to, on a line of their own. */
const ANCHOR = /^<a\s[^<>]*>[ \t]*<\/a>[ \t]*(?:\n|$)/;

const TITLE =
  /\s(?:title|label|summary|header|heading|question)=(?:"([^"]*)"|'([^']*)'|\{"([^"]*)"\}|\{'([^']*)'\})/;

/** Lines of nothing but tags, expressions and comments. The title of what is opened is the line above what follows. */
export const readComponentLines: ReadNotation = (text, reading, lexer) => {
  if (isCode(text, reading)) return undefined;
  const anchor = ANCHOR.exec(text);
  if (anchor !== null) return leftOut(anchor[0], 'components', reading);
  const line = scanLine(text, (rest) => scanPiece(rest, reading));
  if (line === null) return undefined;
  const title = line.pieces.find((piece) => piece.title !== '')?.title;
  if (title !== undefined) return lead(line.raw, title, lexer);
  const html = line.pieces.map((piece) => piece.html).join('');
  return html === '' ? leftOut(line.raw, 'components', reading) : { type: 'element', raw: line.raw, html };
};

/** A tag or an expression, what HTML it is, and its title. */
function scanPiece(text: string, reading: Reading): { raw: string; html: string; title: string } | null {
  if (text.startsWith('{')) {
    const raw = reading.isMdx ? scanExpression(text) : null;
    return raw === null ? null : { raw, html: '', title: '' };
  }
  const tag = scanTag(text);
  if (tag === null || !(isComponent(tag, reading) || WITH_MARKDOWN.test(tag.raw))) return null;
  const [, ...titles] = (tag.kind === 'opens' ? TITLE.exec(tag.raw) : null) ?? [];
  const title = COMPONENT.test(tag.name) ? (titles.find((one) => one !== undefined) ?? '') : '';
  return { raw: tag.raw, html: htmlOf(tag), title: title.trim() };
}

/** What of a tag is HTML: elements for formatting, without what they say of themselves. */
function htmlOf({ name, kind }: Tag): string {
  if (!FORMATTING_ELEMENTS.has(name)) return '';
  if (kind === 'alone') return name === 'br' ? '<br>' : '';
  return kind === 'closes' ? `</${name}>` : `<${name}>`;
}

const INDENTED_CODE = /^(?: {4}| {0,3}\t)/;

function isCode(text: string, { isMdx }: Reading): boolean {
  return !isMdx && INDENTED_CODE.test(text);
}

/** Nothing is code in MDX for being indented: it stands within a component. */
export const readIndentedBody: ReadNotation = (text, reading, lexer, before) => {
  if (!reading.isMdx || !/^(?: {4}|\t)[ \t]*\S/.test(text)) return undefined;
  const { type } = before.at(-1) ?? {};
  if (type === 'paragraph' || type === 'text') return undefined;
  const { raw, body } = indentedLines(text, 4);
  return blockBody(raw, '', body, reading, lexer);
};

/** A comment in braces, of any length up to the next. */
const COMMENT_MARK = /\{\/\*|\*\/\}/g;

export const readComment: ReadNotation = (text, reading) => {
  const indent = blanksBefore(text);
  if (!text.startsWith('{/*', indent.length) || isCode(text, reading)) return undefined;
  COMMENT_MARK.lastIndex = indent.length + 3;
  const end = COMMENT_MARK.exec(text);
  if (end?.[0] !== '*/}') return undefined;
  return leftOut(text.slice(0, COMMENT_MARK.lastIndex), 'comments', reading);
};

/** The expression in braces that a text begins with. */
function scanExpression(text: string): string | null {
  const within = text.slice(0, LONGEST_TAG);
  const end = endOfBraces(within, 0);
  return end < 0 ? null : within.slice(0, end);
}

const QUOTED = /^\{\s*(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`)\s*\}$/;

/** An expression within a line. One that is only a quotation shows it: `{" "}`. */
export const readExpression: ReadNotation = (text, reading) => {
  if (!reading.isMdx) return undefined;
  const raw = scanExpression(text);
  if (raw === null) return undefined;
  const [, ...quoted] = QUOTED.exec(raw) ?? [];
  const shown = quoted.find((one) => one !== undefined);
  return shown === undefined ? leftOut(raw, 'expressions', reading) : verbatim(raw, shown);
};

/** A tag within a line. */
export const readInlineTag: ReadNotation = (text, reading) => {
  const tag = scanTag(text);
  if (tag === null || !isComponent(tag, reading)) return undefined;
  const html = htmlOf(tag);
  return html === '' ? leftOut(tag.raw, 'components', reading) : { type: 'element', raw: tag.raw, html };
};
