import { type MarkedExtension, type Token, Tokenizer, type Tokens } from 'marked';
import {
  readComment,
  readComponentLines,
  readExpression,
  readIndentedBody,
  readInlineTag,
  readModuleCode,
} from './components.ts';
import { readCallout, readDefinition, readDirective, readIndented } from './containers.ts';
import { escapeHtml, visibleHtml } from './html.ts';
import { readAbbreviation, readLine, readProperties } from './lines.ts';
import {
  MARK_START,
  readAttributes,
  readBlockComment,
  readBlockId,
  readCritic,
  readEmoji,
  readIcon,
  readInlineComment,
  readKeys,
  readMarked,
  readWikiLink,
} from './marks.ts';
import type { Lexer, Reading, ReadNotation } from './notation.ts';
import { readTemplateDefinition, readTemplateLines, readTemplateLink, readTemplateTag } from './templates.ts';

/** What reads a block, by the first character of its line that isn't a blank. */
const BLOCKS: Readonly<Record<string, readonly ReadNotation[]>> = {
  '!': [readIndented, readLine],
  '?': [readIndented],
  '=': [readIndented],
  '>': [readCallout],
  ':': [readDirective, readDefinition],
  '/': [readDirective],
  '{': [readLine, readComment, readTemplateLines, readComponentLines],
  '<': [readTemplateLines, readComponentLines],
  '-': [readLine],
  '[': [readLine, readTemplateDefinition],
  '*': [readAbbreviation, readLine],
  '+': [readLine],
  '1': [readLine],
  '^': [readLine],
  '#': [readLine],
  '%': [readBlockComment],
  i: [readModuleCode],
  e: [readModuleCode],
};

/** What reads a mark within a line, by its first character. */
const MARKS: Readonly<Record<string, readonly ReadNotation[]>> = {
  '{': [readTemplateTag, readCritic, readAttributes, readComment, readExpression],
  '<': [readTemplateTag, readInlineTag],
  '[': [readWikiLink, readTemplateLink],
  '!': [readWikiLink, readTemplateLink],
  ':': [readIcon, readEmoji],
  '=': [readMarked],
  '^': [readMarked, readBlockId],
  '+': [readKeys],
  '%': [readInlineComment],
};

/** A line that ends a paragraph, or one that may begin a notation within it. */
const LINE_START =
  /\n[ \t]*(?:!!!|\?\?\?|===[!+]? |:::|\/\/\/|\{[%{:/# .]|<\/?[A-Za-z%]|%%|-+8<|:[ \t]|\*\[|\^[a-z]|#[\p{L}_]|import\s|export\s|(?<end>\n|#{1,6}[ \t]|>|```|~~~|[-*+][ \t]|--|==))/gu;

/** So much of a paragraph is looked through at once. In UTF-16 units. */
const LONGEST_LOOK = 4_000;

/** Without such a line no paragraph is a heading. */
const UNDERLINE = /\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)/;

/** More lines that look like a notation and are none than prose has. After so many, a paragraph is read on in pieces. */
const MAX_TRIALS = 20;

/** Longer than the name in any e-mail address, which marked would look through again at each mark in it. */
const NO_ADDRESS = /^[\w.+-]{255}/;

/** So far ahead a mark is looked for in text. In UTF-16 units. */
const LOOK_AHEAD = 256;

/**
 * Has marked read what other programs than GitHub make of Markdown: MkDocs, Docusaurus and MDX, Hugo, Jekyll, GitBook, Obsidian,
 * Notion. Each notation is read where marked would read a block or a mark, so it is never found in code.
 */
export function readDialects(reading: Reading): MarkedExtension {
  return {
    extensions: [
      {
        name: 'dialect-block',
        level: 'block',
        start(text) {
          return startOfBlock(text, reading, this.lexer);
        },
        tokenizer(text, tokens) {
          return (
            readBlock(text, reading, this.lexer, tokens) ??
            readIndentedBody(text, reading, this.lexer, tokens) ??
            readProperties(text, reading, this.lexer, tokens)
          );
        },
      },
      {
        name: 'dialect-mark',
        level: 'inline',
        start: startOfMark,
        tokenizer(text, tokens) {
          const token = firstOf(MARKS[text.charAt(0)], (read) => read(text, reading, this.lexer, tokens));
          if (token?.type === 'left-out') closeGap(tokens.at(-1), text.slice(token.raw.length));
          return token;
        },
      },
      { name: 'left-out', renderer: () => '' },
      { name: 'verbatim', renderer: ({ text }) => escapeHtml(text) },
      { name: 'element', renderer: ({ html }) => html },
      { name: 'inline-body', renderer: rendered('inline') },
      { name: 'block-body', renderer: rendered('block') },
      { name: 'definition', renderer: rendered('block') },
      {
        name: 'own-paragraph',
        renderer({ tokens = [] }) {
          return `<p>${this.parser.parseInline(tokens)}</p>\n`;
        },
      },
      {
        name: 'lead',
        renderer({ tokens = [] }) {
          return `<p>${this.parser.parseInline(tokens)}${LEAD_END}`;
        },
      },
    ],
    renderer: { html: ({ text, block }) => visibleHtml(text, block === true) },
    tokenizer: {
      // In MDX a line that begins with a tag is read as any other; only what isn't JSX is HTML.
      html: (text) => (reading.isMdx && !/^ {0,3}<(?:!--|script|style)/i.test(text) ? undefined : false),
      // A heading over an underline ends where a notation begins.
      lheading(text) {
        if (!UNDERLINE.test(untilBlankLine(text.slice(0, LONGEST_LOOK)))) return undefined;
        const end = startOfBlock(text, reading, this.lexer);
        return end === undefined ? false : Tokenizer.prototype.lheading.call(this, text.slice(0, end));
      },
      url: (text) => (NO_ADDRESS.test(text) ? undefined : false),
      inlineText(text) {
        const token = Tokenizer.prototype.inlineText.call(this, text);
        reading.lastCharacter = token?.raw.at(-1) ?? '';
        return token;
      },
    },
  };
}

function untilBlankLine(text: string): string {
  const end = text.indexOf('\n\n');
  return end < 0 ? text : text.slice(0, end);
}

function readBlock(
  text: string,
  reading: Reading,
  lexer: Lexer,
  before: readonly Token[],
): Tokens.Generic | undefined {
  const first = /[^ \t]/.exec(text.slice(0, LOOK_AHEAD))?.[0] ?? '';
  return firstOf(BLOCKS[first], (read) => read(text, reading, lexer, before));
}

function firstOf(
  readers: readonly ReadNotation[] | undefined,
  read: (one: ReadNotation) => Tokens.Generic | undefined,
): Tokens.Generic | undefined {
  for (const one of readers ?? []) {
    const token = read(one);
    if (token !== undefined) return token;
  }
  return undefined;
}

/** Where a notation ends the paragraph that a text begins with. */
function startOfBlock(text: string, reading: Reading, lexer: Lexer): number | undefined {
  const near = text.slice(0, LONGEST_LOOK);
  let trials = 0;
  for (const { index, groups } of near.matchAll(LINE_START)) {
    if (groups?.end !== undefined) return undefined;
    trials += 1;
    if (trials > MAX_TRIALS || isBlock(text.slice(index + 1), reading, lexer)) return index + 1;
  }
  return near.length < LONGEST_LOOK ? undefined : near.lastIndexOf('\n') + 1 || undefined;
}

const PARAGRAPH: readonly Token[] = [{ type: 'paragraph', raw: '', text: '', tokens: [] }];

function isBlock(text: string, reading: Reading, lexer: Lexer): boolean {
  const queued = lexer.inlineQueue.length;
  const token = readBlock(text, { ...reading, leftOut: {}, isTrial: true }, lexer, PARAGRAPH);
  lexer.inlineQueue.length = queued;
  return token !== undefined;
}

/** Takes the blank away that stands before what is left out, if there is none after it to take. */
function closeGap(before: Token | undefined, rest: string): void {
  if (before?.type === 'text' && /^(?:$|[.,;:!?)])/.test(rest)) before.text = before.text.trimEnd();
}

/**
 * Where the text before a mark ends. Without a mark nearby it ends at a word, so that marked, which asks again for each piece of
 * text, doesn't look through the whole paragraph each time.
 */
function startOfMark(text: string): number | undefined {
  const near = text.slice(0, LOOK_AHEAD);
  const match = MARK_START.exec(near);
  if (match !== null) return match.index;
  if (near.length < LOOK_AHEAD) return undefined;
  let end = near.lastIndexOf(' ');
  // Blanks stay together, as two of them break the line.
  while (near[end - 1] === ' ') end -= 1;
  if (end > 0) return end;
  const word = /[\p{L}\p{N}][^\p{L}\p{N}]*$/u.exec(near);
  return word?.index ?? undefined;
}

/** The end of a title that isn't a heading. */
const LEAD_END = '<br data-lead></p>\n';

/** Joins each such title with the paragraph after it; a list or a table leaves it a paragraph of its own. */
export function joinLeads(html: string): string {
  return html.replaceAll(`${LEAD_END}<p>`, '<br>').replaceAll(LEAD_END, '</p>\n');
}

function rendered(level: 'block' | 'inline'): (this: RendererThis, token: Tokens.Generic) => string {
  return function render({ tokens = [] }) {
    return level === 'block' ? this.parser.parse(tokens) : this.parser.parseInline(tokens);
  };
}

interface RendererThis {
  readonly parser: { parse(tokens: Token[]): string; parseInline(tokens: Token[]): string };
}
