import type { Tokens } from 'marked';
import {
  blockBody,
  indentedLines,
  type Lexer,
  lead,
  leftOut,
  type Reading,
  type ReadNotation,
} from './notation.ts';

// What sets blocks apart: admonitions, tabs, callouts, directives, definitions. Their words stay, and their title is a line above
// them. The name of their kind ("warning") is notation, and isn't shown.

/** MkDocs: `!!! warning "Title"`, `??? note` and `???+ note` (folded), `=== "Tab"`, each with an indented body. */
const ADMONITION =
  /^( {0,3})(?:!!!|\?\?\?\+?)[ \t]?(?:[\w-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]*"([^\n]*)")?[ \t]*(?:\n|$)/;
const TAB = /^( {0,3})===[!+]?[ \t]+(?:"([^\n]+)"|'([^\n]+)')[ \t]*(?:\n|$)/;
const BODY_INDENT = 4;

export const readIndented: ReadNotation = (text, reading, lexer) => {
  const match = ADMONITION.exec(text) ?? TAB.exec(text);
  if (match === null) return undefined;
  const [opening, indent = '', quoted = match[3]] = match;
  const { raw, body } = indentedLines(text.slice(opening.length), indent.length + BODY_INDENT);
  // Words after exclamation marks are prose, unless they have what an admonition has.
  if (quoted === undefined && raw === '') return undefined;
  return blockBody(opening + raw, quoted?.trim() ?? '', body, reading, lexer);
};

/** GitHub and Obsidian: `> [!warning]- Title`, then the quoted body. */
const CALLOUT = /^ {0,3}>[ \t]?\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n|$)/;

export const readCallout: ReadNotation = (text, _, lexer) => {
  const match = CALLOUT.exec(text);
  if (match === null) return undefined;
  const [opening, , title = ''] = match;
  const rest = text.slice(opening.length);
  const quote = /^ {0,3}>/.test(rest) ? lexer.options.tokenizer?.blockquote(rest) : undefined;
  const shown = title.trim() === '' ? [] : [lead('', title.trim(), lexer)];
  return {
    type: 'block-body',
    raw: opening + (quote?.raw ?? ''),
    tokens: [...shown, ...(quote?.tokens ?? [])],
  };
};

/** Docusaurus, VuePress, Pandoc: `:::tip Title`, `:::note[Title]`, `::: {.callout title="Title"}`, and the ":::" that ends it. */
const DIRECTIVE = /^ {0,3}:::([^\n]*)(?:\n|$)/;
/** PyMdown: `/// note | Title`, and the "///" that ends it. */
const SLASHES = /^ {0,3}\/\/\/+(?:[ \t]*|[ \t]+[\w-]+(?:[ \t]*\|[ \t]*([^\n]*))?)(?:\n|$)/;
const DIRECTIVE_TITLE = /^[\w-]+(?:\[([^\]\n]*)\]|[ \t]([^={}\n]*))?(?:\{[^}\n]*\})?$/;
const TITLE_ATTRIBUTE = /\btitle=(?:"([^"\n]*)"|'([^'\n]*)')/;

export const readDirective: ReadNotation = (text, reading, lexer) => {
  const slashes = SLASHES.exec(text);
  if (slashes !== null) return titled(slashes[0], slashes[1] ?? '', reading, lexer);
  const directive = DIRECTIVE.exec(text);
  if (directive === null) return undefined;
  const [raw, rest = ''] = directive;
  const words = rest.replace(/^:+/, '').trim();
  const named = TITLE_ATTRIBUTE.exec(words) ?? DIRECTIVE_TITLE.exec(words);
  return titled(raw, named?.[1] ?? named?.[2] ?? '', reading, lexer);
};

/** A line that opens or ends something, of which only the title is shown. */
function titled(raw: string, title: string, reading: Reading, lexer: Lexer): Tokens.Generic {
  return title.trim() === '' ? leftOut(raw, 'markers', reading) : lead(raw, title.trim(), lexer);
}

/** Definition lists: `:   meaning` under its term, and more of it indented. */
const DEFINITION = /^( {0,3}:)[ \t]+(?=\S)([^\n]*(?:\n|$))/;

export const readDefinition: ReadNotation = (text, reading, lexer, before) => {
  const match = DEFINITION.exec(text);
  const above = before.findLast(({ type }) => type !== 'space');
  if (match === null || (above?.type !== 'paragraph' && above?.type !== 'definition')) return undefined;
  const [opening, , firstLine = ''] = match;
  const { raw, body } = indentedLines(text.slice(opening.length), 2);
  const token = blockBody(opening + raw, '', firstLine + body, reading, lexer);
  // The term above is shown in one paragraph with what it means.
  if (token !== undefined && above.type === 'paragraph' && !reading.isTrial)
    Object.assign(above, { type: 'lead' });
  return token && { ...token, type: 'definition' };
};
