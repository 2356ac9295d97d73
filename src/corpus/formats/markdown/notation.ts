import type { Token, TokenizerThis, Tokens } from 'marked';

/** marked hands its lexer to extensions, and doesn't export its class's name as a type. */
export type Lexer = TokenizerThis['lexer'];

/** What of a document's notation isn't shown, by what an operator would call it. */
export type NotationKind =
  | 'attributes'
  | 'comments'
  | 'components'
  | 'embeds'
  | 'expressions'
  | 'formulas'
  | 'icons'
  | 'imports'
  | 'markers'
  | 'shortcodes'
  | 'template tags';

export type NotationCounts = Readonly<Partial<Record<NotationKind, number>>>;

/** One document while it is read. */
export interface Reading {
  /**
   * Whether it is MDX: braces hold expressions, all tags are JSX, and nothing is code for being indented. A document of another name
   * turns out to be MDX by its first import or export.
   */
  isMdx: boolean;
  /** The names of the elements that are closed somewhere. */
  readonly closedElements: ReadonlySet<string>;
  /** How many bodies within each other are being read. */
  depth: number;
  /** Whether it only matters if a notation is there: bodies aren't read. */
  readonly isTrial: boolean;
  /** Of the text that was read last within a paragraph. Tokens of text grow, and take long to look at. */
  lastCharacter: string;
  readonly leftOut: Partial<Record<NotationKind, number>>;
}

/**
 * Reads one notation at the beginning of a text; `undefined` where it isn't there.
 *
 * @param before the tokens of the same list that were read before
 */
export type ReadNotation = (
  text: string,
  reading: Reading,
  lexer: Lexer,
  before: readonly Token[],
) => Tokens.Generic | undefined;

export const CLOSING_TAG = /<\/([A-Za-z][\w.:-]*)/g;

export function startReading(body: string, isMdx: boolean): Reading {
  const closedElements = new Set(Array.from(body.matchAll(CLOSING_TAG), ([, name = '']) => name));
  return { isMdx, closedElements, depth: 0, isTrial: false, lastCharacter: '', leftOut: {} };
}

/** So long a text is looked at itself: of marks that nothing closes, such as `**`, marked makes text that `lastCharacter` doesn't know of. */
const MAX_LOOKED_AT = 200;

/** The character before a mark; none at the beginning. */
export function characterBefore(before: readonly Token[], reading: Reading): string {
  const last = before.at(-1);
  const isLong = last?.type === 'text' && last.raw.length > MAX_LOOKED_AT;
  return isLong ? reading.lastCharacter : (last?.raw.at(-1) ?? '');
}

/** A token that shows nothing. */
export function leftOut(raw: string, kind: NotationKind, reading: Reading): Tokens.Generic {
  reading.leftOut[kind] = (reading.leftOut[kind] ?? 0) + 1;
  return { type: 'left-out', raw };
}

/** A token that shows words as they are. */
export function verbatim(raw: string, text: string): Tokens.Generic {
  return { type: 'verbatim', raw, text };
}

/** A token that shows what Markdown makes of its words. */
export function inlineBody(raw: string, text: string, lexer: Lexer): Tokens.Generic {
  return { type: 'inline-body', raw, tokens: lexer.inlineTokens(text, []) };
}

/** A paragraph of its own. Not of marked's type: it adds to a paragraph what it takes for the rest of one that it has cut. */
export function paragraph(raw: string, text: string, lexer: Lexer): Tokens.Generic {
  return { type: 'own-paragraph', raw, tokens: lexer.inline(text) };
}

/** A title that isn't a heading; it becomes the first line of the paragraph after it. */
export function lead(raw: string, title: string, lexer: Lexer): Tokens.Generic {
  return { type: 'lead', raw, tokens: lexer.inline(title) };
}

/** Deeper than anybody indents. Each level is read again for the one above it. */
const MAX_BODY_DEPTH = 20;

/** A token of several blocks under a title, if there is one; `undefined` within too many others. */
export function blockBody(
  raw: string,
  title: string,
  text: string,
  reading: Reading,
  lexer: Lexer,
): Tokens.Generic | undefined {
  if (reading.depth >= MAX_BODY_DEPTH) return undefined;
  if (reading.isTrial) return { type: 'block-body', raw };
  const { top } = lexer.state;
  reading.depth += 1;
  lexer.state.top = true;
  const opening = title === '' ? [] : [lead('', title, lexer)];
  const tokens = lexer.blockTokens(text, []);
  lexer.state.top = top;
  reading.depth -= 1;
  return { type: 'block-body', raw, tokens: [...opening, ...tokens] };
}

/** The blanks that a text begins with. */
export function blanksBefore(text: string): string {
  return text.slice(0, text.search(/[^ \t]|$/));
}

/** How a line is indented, in columns. */
function indentOf(line: string): number {
  return blanksBefore(line).replaceAll('\t', '    ').length;
}

/** The lines at the beginning of a text that are blank or indented by so many columns, as they are, and without their indent. */
export function indentedLines(text: string, columns: number): { raw: string; body: string } {
  let end = 0;
  let last = 0;
  let least = Number.POSITIVE_INFINITY;
  while (end < text.length) {
    const next = text.indexOf('\n', end) + 1 || text.length;
    const line = text.slice(end, next);
    const isBlank = line.trim() === '';
    if (!isBlank && indentOf(line) < columns) break;
    if (!isBlank) {
      least = Math.min(least, indentOf(line));
      last = next;
    }
    end = next;
  }
  const raw = text.slice(0, last);
  return { raw, body: withoutIndent(raw, Math.min(least, columns)) };
}

function withoutIndent(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => {
      const expanded = line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '));
      return expanded.slice(Math.min(columns, indentOf(expanded)));
    })
    .join('\n');
}

/** The line that a text begins with, if it has nothing but such pieces; a piece may go on to further lines. */
export function scanLine<Piece extends { readonly raw: string }>(
  text: string,
  scan: (text: string) => Piece | null,
): { raw: string; pieces: readonly Piece[] } | null {
  const pieces: Piece[] = [];
  let end = 0;
  for (;;) {
    end += blanksBefore(text.slice(end)).length;
    if (end >= text.length || text[end] === '\n') break;
    const piece = scan(text.slice(end));
    if (piece === null) return null;
    pieces.push(piece);
    end += piece.raw.length;
  }
  return pieces.length === 0 ? null : { raw: text.slice(0, end + 1), pieces };
}
