import type { Tokens } from 'marked';
import {
  characterBefore,
  inlineBody,
  lead,
  leftOut,
  type Reading,
  type ReadNotation,
  scanLine,
  verbatim,
} from './notation.ts';

// Templates: Hugo's shortcodes, Liquid (Jekyll, GitBook), Nunjucks and Jinja, Vue, ERB. What a template would put in isn't known here
// and is left out. The words between two tags stay.

/** What opens and closes a tag; what begins another must come first. */
const DELIMITERS = [
  ['{{{', '}}}'],
  ['{{<', '>}}'],
  ['{{%', '%}}'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
] as const;

/** Longer tags aren't written by hand. In UTF-16 units. */
const LONGEST_TAG = 2_000;

/** Before these, double braces are no template: `${{ secrets.token }}` of GitHub Actions, `x_{{i}}` of TeX. */
const NO_TEMPLATE_AFTER = /[$_^\\]$/;

interface TemplateTag {
  readonly raw: string;
  /** What stands between its delimiters. */
  readonly inside: string;
  /** `tab`, `/tab`, `endtab`; empty if it doesn't begin with a name. */
  readonly name: string;
  readonly isShortcode: boolean;
}

/** The tag that a text begins with. */
function scanTag(text: string): TemplateTag | null {
  const delimiters = DELIMITERS.find(([opening]) => text.startsWith(opening));
  if (delimiters === undefined) return null;
  const [opening, closing] = delimiters;
  const within = text.slice(opening.length, opening.length + LONGEST_TAG);
  const end = within.indexOf(closing);
  const inside = end < 0 ? '' : within.slice(0, end);
  if (inside.trim() === '' || inside.includes('\n\n')) return null;
  const [, name = ''] = /^[-~+*]?\s*((?:\/\s*)?[\w.-]+)/.exec(inside) ?? [];
  return {
    raw: opening + inside + closing,
    inside,
    name: name.replaceAll(/\s/g, ''),
    isShortcode: opening === '{{<' || opening === '{{%',
  };
}

function kindOf(tag: TemplateTag) {
  if (tag.raw.startsWith('{#') || tag.inside.trimStart().startsWith('/*')) return 'comments';
  return tag.isShortcode ? 'shortcodes' : 'template tags';
}

/** Tags whose title is shown above what they hold. */
const TITLED =
  /^(?:accordion|admonition|alert|block|callout|card|code|collapse|danger|details|expand|hint|important|info|notice|note|panel|spoiler|step|tab|tabitem|tip|warning)$/i;
/** Those of them whose last quoted word is their title. */
const TITLED_BY_PLACE = /^(?:accordion|admonition|collapse|details|expand|notice|spoiler|tab)$/i;
const TITLE = /\b(?:title|header|label|summary|name)\s*=\s*"([^"]*)"/;
const LAST_QUOTED = /"([^"]*)"[^"]*$/;

function titleOf({ name, inside }: TemplateTag): string {
  if (!TITLED.test(name)) return '';
  const byName = TITLE.exec(inside)?.[1];
  if (byName !== undefined) return byName;
  return TITLED_BY_PLACE.test(name) && !inside.includes('=') ? (LAST_QUOTED.exec(inside)?.[1] ?? '') : '';
}

/** Tags that hold what isn't prose: what becomes of it, by the name that opens. */
const HOLDING: Readonly<Record<string, 'code' | 'nothing'>> = {
  comment: 'nothing',
  'content-ref': 'nothing',
  highlight: 'code',
};

/** Lines of nothing but tags. A title in them is the line above what follows. */
export const readTemplateLines: ReadNotation = (text, reading, lexer) => {
  const [indent = ''] = /^ {0,3}/.exec(text) ?? [];
  const first = scanTag(text.slice(indent.length));
  if (first === null) return undefined;
  const held = HOLDING[first.name];
  if (held !== undefined) return readHeld(indent, first, text, held, reading);
  const line = scanLine(text, scanTag);
  if (line === null || line.pieces.some(({ name }) => name in HOLDING)) return undefined;
  const title = line.pieces.map(titleOf).find((one) => one.trim() !== '');
  return title === undefined ? leftOut(line.raw, kindOf(first), reading) : lead(line.raw, title, lexer);
};

/** The tag and all up to the tag that ends it; `undefined` without that, or if another is opened before. */
function readHeld(
  indent: string,
  tag: TemplateTag,
  text: string,
  held: 'code' | 'nothing',
  reading: Reading,
): Tokens.Generic | undefined {
  const start = indent.length + tag.raw.length;
  const end = endOf(tag, text, start);
  if (end === null) return undefined;
  const raw = text.slice(0, end.end);
  if (held === 'nothing') return leftOut(raw, tag.name === 'comment' ? 'comments' : kindOf(tag), reading);
  return {
    type: 'code',
    raw,
    text: text
      .slice(start, end.start)
      .replace(/^[ \t]*\n/, '')
      .trimEnd(),
  };
}

const TAG_OF_HELD = /\{(?:%-?|\{[<%])\s*(?<end>end|\/\s*)?(?<name>comment|content-ref|highlight)\b/g;

function endOf(tag: TemplateTag, text: string, from: number): { start: number; end: number } | null {
  TAG_OF_HELD.lastIndex = from;
  const next = TAG_OF_HELD.exec(text);
  if (next?.groups?.end === undefined || next.groups.name !== tag.name) return null;
  const closing = scanTag(text.slice(next.index));
  return closing && { start: next.index, end: next.index + closing.raw.length };
}

const RAW_END = /\{%-?\s*endraw\s*-?%\}/;
const LONGEST_RAW = 5_000;

/** A tag within a line. `{% raw %}` shows what it holds as it is. */
export const readTemplateTag: ReadNotation = (text, reading, _, before) => {
  const tag = NO_TEMPLATE_AFTER.test(characterBefore(before, reading)) ? null : scanTag(text);
  if (tag === null) return undefined;
  if (tag.name === 'raw') {
    const rest = text.slice(tag.raw.length, tag.raw.length + LONGEST_RAW);
    const end = RAW_END.exec(rest);
    if (end !== null) return verbatim(tag.raw + rest.slice(0, end.index) + end[0], rest.slice(0, end.index));
  }
  return leftOut(tag.raw, kindOf(tag), reading);
};

const LINK_TEXT = /^!?\[([^[\]]{0,1000})\]\(/;

/** A link whose address a template makes, which has spaces: `[fees]({{< ref "fees" >}})`. */
export const readTemplateLink: ReadNotation = (text, reading, lexer) => {
  const opening = LINK_TEXT.exec(text);
  const end = opening === null ? -1 : endOfAddress(text, opening[0].length);
  if (end < 0) return undefined;
  const raw = text.slice(0, end);
  return text.startsWith('!') ? leftOut(raw, 'embeds', reading) : inlineBody(raw, opening?.[1] ?? '', lexer);
};

const DEFINITION = /^ {0,3}\[([^[\]\n]{1,300})\]:[ \t]{1,99}/;

/** Says where a link leads, by an address that a template makes: `[fees]: /en/{{< param version >}}/fees`. */
export const readTemplateDefinition: ReadNotation = (text, reading, lexer) => {
  const [opening = '', label = ''] = DEFINITION.exec(text) ?? [];
  if (opening === '') return undefined;
  const line = text.slice(opening.length).split('\n', 1)[0] ?? '';
  const tag = tagIn(line.slice(0, LONGEST_TAG));
  if (tag === null) return undefined;
  // As marked keeps those that it reads: the first counts.
  if (!reading.isTrial) lexer.tokens.links[label.toLowerCase().replaceAll(/\s+/g, ' ')] ??= NOWHERE;
  return leftOut(`${opening}${line}`, kindOf(tag), reading);
};

/** Only the words of a link are read. */
const NOWHERE = { href: '', title: '' };

/** The first tag in a line. */
function tagIn(line: string): TemplateTag | null {
  for (const { index } of line.matchAll(/[{<][{%#]/g)) {
    const tag = scanTag(line.slice(index));
    if (tag !== null) return tag;
  }
  return null;
}

/** After the parenthesis that closes an address with a template tag in it; -1 for another address. */
function endOfAddress(text: string, from: number): number {
  let tags = 0;
  let at = from;
  for (;;) {
    at += /^[^)\n[{<]*/.exec(text.slice(at, at + LONGEST_TAG))?.[0].length ?? 0;
    const tag = scanTag(text.slice(at));
    if (tag === null) break;
    tags += 1;
    at += tag.raw.length;
  }
  return tags > 0 && text[at] === ')' ? at + 1 : -1;
}
