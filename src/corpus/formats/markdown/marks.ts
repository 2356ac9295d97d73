import { createRequire } from 'node:module';
import type { Token } from 'marked';
import {
  characterBefore,
  inlineBody,
  leftOut,
  type Reading,
  type ReadNotation,
  verbatim,
} from './notation.ts';

// Marks within a line: attributes, icons, emoji, marked words, keys, wiki links, comments. Each begins with a character that marked or
// `MARK_START` stops at.

/** Where a mark that marked doesn't stop at may begin. */
export const MARK_START = /[{^]|==|\+\+|%%|:[a-z0-9+_-]{1,60}:/;

const WORD_AT_END = /[\p{L}\p{N}]$/u;
const WORD_AT_START = /^[\p{L}\p{N}]/u;

function followsWord(before: readonly Token[], reading: Reading): boolean {
  return WORD_AT_END.test(characterBefore(before, reading));
}

/** A match that no word touches. */
function matchApart(
  pattern: RegExp,
  text: string,
  before: readonly Token[],
  reading: Reading,
): RegExpExecArray | null {
  if (followsWord(before, reading)) return null;
  const match = pattern.exec(text);
  return match === null || WORD_AT_START.test(text.slice(match[0].length, match[0].length + 2))
    ? null
    : match;
}

/** Python-Markdown and kramdown: `{: .warning }`, `{#id .name key="value"}`. */
const ATTRIBUTES =
  /^\{(?::[^}\n]{0,200}|[ \t]*(?:[.#][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))(?:[ \t]+(?:[.#][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)))*[ \t]*)\}/;
const OF_THE_LINE = /^\{[: \t]*[.#]|^\{:/;
const ELEMENTS: ReadonlySet<string> = new Set([
  'link',
  'image',
  'em',
  'strong',
  'codespan',
  'del',
  'html',
  'inline-body',
  'left-out',
]);

/** Attributes of the element before them, or of the whole line at its end. */
export const readAttributes: ReadNotation = (text, reading, _, before) => {
  const match = ATTRIBUTES.exec(text);
  if (match === null) return undefined;
  const [raw] = match;
  const isOfElement = ELEMENTS.has(before.at(-1)?.type ?? '');
  const isOfLine = OF_THE_LINE.test(raw) && /^[ \t]*(?:\n|$)/.test(text.slice(raw.length));
  return isOfElement || isOfLine ? leftOut(raw, 'attributes', reading) : undefined;
};

const ICON = /^:(?:material|fontawesome|octicons|simple|custom)-[a-z0-9-]+:/;
const ARROW = /(?:arrow|chevron)s?-(?<way>right|left|up|down)/;
const ARROWS: Readonly<Record<string, string>> = { right: '→', left: '←', up: '↑', down: '↓' };

/** Material's icons: an arrow between two words says something (“Menu → Account”), all others adorn. */
export const readIcon: ReadNotation = (text, reading, _, before) => {
  const [raw] = ICON.exec(text) ?? [];
  if (raw === undefined) return undefined;
  const arrow = ARROWS[ARROW.exec(raw)?.groups?.way ?? ''];
  const isBetween =
    before.some(({ type }) => type !== 'left-out') &&
    /^[ \t]*[\p{L}\p{N}*_[`"“]/u.test(text.slice(raw.length));
  return isBetween && arrow !== undefined ? verbatim(raw, arrow) : leftOut(raw, 'icons', reading);
};

const SHORT_NAME = /^:([a-z0-9+_-]+):/;

/** Emoji by the names that GitHub knows. */
export const readEmoji: ReadNotation = (text, reading, _, before) => {
  const [raw = '', name = ''] = matchApart(SHORT_NAME, text, before, reading) ?? [];
  const emoji = /[a-z1+-]/.test(name) ? emojiNamed(name) : undefined;
  return emoji === undefined ? undefined : verbatim(raw, emoji);
};

const require = createRequire(import.meta.url);
let emoji: ReadonlyMap<string, string> | null = null;

/** Two thousand names take longer to load than to read most documents, which have none. */
function emojiNamed(name: string): string | undefined {
  if (emoji === null) {
    const { nameToEmoji } = require('gemoji') as typeof import('gemoji');
    emoji = new Map(Object.entries(nameToEmoji));
  }
  return emoji.get(name);
}

/** `==marked==`, `^^inserted^^`. */
const MARKED = /^(==|\^\^)(?=[^\s=^])([^=^\n]{0,500}[^\s=^])\1/;
/** `x^2^` */
const SUPERSCRIPT = /^\^([^\s^]{1,30})\^/;

export const readMarked: ReadNotation = (text, reading, lexer, before) => {
  const [raw, , words] = matchApart(MARKED, text, before, reading) ?? [];
  if (raw !== undefined && words !== undefined) return inlineBody(raw, words, lexer);
  const raised = SUPERSCRIPT.exec(text);
  if (raised === null || !followsWord(before, reading) || WORD_AT_START.test(text.slice(raised[0].length)))
    return undefined;
  return verbatim(raised[0], raised[1] ?? '');
};

const KEYS = /^\+\+("[^"\n]{1,20}"|[a-z0-9-]{1,20})((?:\+(?:"[^"\n]{1,20}"|[a-z0-9-]{1,20})){0,5})\+\+/;
/** Keys of more than one letter, as PyMdown knows them. */
const KEY =
  /^(?:"[^"]+"|[a-z0-9]|f\d\d?|num-?\w+|(?:left|right)-?(?:alt|ctrl|control|shift|cmd|command|win|windows|button)|ctrl|control|alt|option|shift|cmd|command|meta|win|windows|super|fn|fnlock|enter|return|esc|escape|tab|space|spacebar|backspace|del|delete|ins|insert|home|end|pgup|pgdn|page-?up|page-?down|prnt-?scrn|print-?screen|pause|break|caps-?lock|num-?lock|scroll-?lock|(?:arrow-?)?(?:up|down|left|right)|plus|minus|equal|slash|backslash|period|comma|colon|semicolon|grave|tilde|asterisk|hash|dollar|percent|at|exclam|question|underscore|bar|menu|context-?menu)$/;

/** PyMdown: `++ctrl+c++` is shown as Ctrl+C. */
export const readKeys: ReadNotation = (text, reading, _, before) => {
  const [raw, first = '', others = ''] = matchApart(KEYS, text, before, reading) ?? [];
  if (raw === undefined) return undefined;
  const keys = [first, ...others.split('+').slice(1)];
  if (!keys.every((key) => KEY.test(key))) return undefined;
  return verbatim(raw, keys.map(keyName).join('+'));
};

function keyName(key: string): string {
  if (key.startsWith('"')) return key.slice(1, -1);
  return key.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.replace('-', ' ').toUpperCase());
}

/** Obsidian: `[[page|shown]]`, `[[page#heading]]`, and `![[embedded]]`. */
const WIKI_LINK = /^!?\[\[(?=[^\s#|^]|[#^][^\s\]])([^[\]|\n]{1,300}?)(?:\|([^[\]\n]{1,300}))?\]\](?![([])/;

export const readWikiLink: ReadNotation = (text, reading) => {
  const [raw, target = '', shown] = WIKI_LINK.exec(text) ?? [];
  if (raw === undefined || /\s$/.test(target) || !/\p{L}/u.test(target)) return undefined;
  if (raw.startsWith('!')) return leftOut(raw, 'embeds', reading);
  const parts = target.split('#').filter((part) => part !== '' && !part.startsWith('^'));
  return verbatim(raw, shown ?? parts.join(' > '));
};

const COMMENT = /^%%[^%]{1,2000}%%/;

/** Obsidian: `%% comment %%`. */
export const readInlineComment: ReadNotation = (text, reading, _, before) => {
  const [raw] = matchApart(COMMENT, text, before, reading) ?? [];
  return raw === undefined ? undefined : leftOut(raw, 'comments', reading);
};

/** Obsidian: `%%`, a comment of several paragraphs, `%%`. */
export const readBlockComment: ReadNotation = (text, reading) => {
  const [opening] = /^ {0,3}%%[ \t]*\n/.exec(text) ?? [];
  const end = opening === undefined ? -1 : text.indexOf('%%', opening.length);
  return end < 0 ? undefined : leftOut(text.slice(0, end + 2), 'comments', reading);
};

const BLOCK_ID = /^\^[A-Za-z0-9][\w-]{2,}[ \t]*(?=\n|$)/;

/** Obsidian: `^id` at the end of a paragraph. */
export const readBlockId: ReadNotation = (text, reading, _, before) => {
  const [raw] = BLOCK_ID.exec(text) ?? [];
  const isApart = /\s/.test(characterBefore(before, reading));
  return raw !== undefined && isApart ? leftOut(raw, 'markers', reading) : undefined;
};

/** CriticMarkup: `{++added++}`, `{--deleted--}`, `{==marked==}`, `{>>comment<<}`. */
const CRITIC = /^\{(\+\+|--|==|>>)([^{}\n]{1,1000})(\+\+|--|==|<<)\}/;

export const readCritic: ReadNotation = (text, reading, lexer) => {
  const [raw, opening = '', words = '', closing] = CRITIC.exec(text) ?? [];
  if (raw === undefined || (opening === '>>' ? '<<' : opening) !== closing) return undefined;
  return opening === '++' || opening === '=='
    ? inlineBody(raw, words, lexer)
    : leftOut(raw, 'comments', reading);
};
