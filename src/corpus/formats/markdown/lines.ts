import { leftOut, paragraph, type ReadNotation } from './notation.ts';

// Lines that put something in, or say how something looks, and show nothing of their own.

/** PyMdown: `--8<-- "file"`, or a line "--8<--" above and below the names of files. */
const SNIPPET = /^ {0,3}-+8<-+[ \t]+\S[^\n]*(?:\n|$)/;
const SNIPPETS = /^ {0,3}-+8<-+[ \t]*\n(?:[^\n]*\n){0,50}?[ \t]*-+8<-+[ \t]*(?:\n|$)/;

/** Obsidian: `![[page]]` on a line of its own; within a line it is read with the other marks. */
const EMBED = /^ {0,3}!\[\[[^\][\n]+\]\][ \t]*(?:\n|$)/;

/** Where a table of contents is put: `[TOC]`, `[[_TOC_]]`, `{:toc}` under a list's item that it replaces. */
const CONTENTS =
  /^ {0,3}(?:\[(?:TOC|toc|\[(?:_?TOC_?|toc)\])\]|(?:(?:[*+-]|\d{1,9}\.)[ \t]+[^\n]*\n)?[ \t]*\{:toc[^}\n]*\})[ \t]*(?:\n|$)/;

/** kramdown and Python-Markdown: `{: .warning #id }`, `{ .annotate }`. */
const ATTRIBUTES =
  /^ {0,3}\{(?::[^}\n]*|[ \t]*[.#][\w-]+(?:[ \t]+(?:[.#][\w-]+|[\w-]+="[^"\n]*"))*[ \t]*)\}[ \t]*(?:\n|$)/;

/** Obsidian: `^id` of the block above, and the tags in the last line, `#boat #boat/sails`. */
const BLOCK_ID = /^ {0,3}\^[A-Za-z][\w-]*[ \t]*(?:\n|$)/;
const TAGS = /^ {0,3}#[\p{L}_][\p{L}\p{N}_/-]*(?:[ \t]+#[\p{L}_][\p{L}\p{N}_/-]*)*\s*$/u;

export const readLine: ReadNotation = (text, reading, lexer) => {
  const embed = SNIPPETS.exec(text) ?? SNIPPET.exec(text) ?? EMBED.exec(text);
  if (embed !== null) return leftOut(embed[0], 'embeds', reading);
  const attributes = CONTENTS.exec(text) ?? ATTRIBUTES.exec(text);
  if (attributes !== null) return leftOut(attributes[0], 'attributes', reading);
  const marker = BLOCK_ID.exec(text) ?? (lexer.state.top ? TAGS.exec(text) : null);
  return marker === null ? undefined : leftOut(marker[0], 'markers', reading);
};

/** `*[EC]: European Community` is shown where the pointer rests on "EC"; as a line it says what EC stands for. */
const ABBREVIATION = /^ {0,3}\*\[([^\]\n]+)\]:[ \t]*([^\n]*)(?:\n|$)/;

export const readAbbreviation: ReadNotation = (text, _, lexer) => {
  const match = ABBREVIATION.exec(text);
  if (match === null) return undefined;
  const [raw, name, meaning] = match;
  return paragraph(raw, `${name}: ${meaning}`, lexer);
};

const PROPERTY = /^\p{L}[\p{L}\p{N} ()/-]{0,40}: \S/u;

/** A title, blank lines, and what a library puts at the top. */
const MOST_BEFORE = 4;

/** Notion: the properties of a page under its title, a line each. */
export const readProperties: ReadNotation = (text, _, lexer, before) => {
  if (before.length > MOST_BEFORE) return undefined;
  const above = before.filter(({ type }) => type !== 'space' && type !== 'footnotes');
  const [title] = above;
  if (above.length !== 1 || title?.type !== 'heading' || title.depth !== 1) return undefined;
  const [raw = ''] = /^(?:[^\n]+(?:\n|$)){2,40}/.exec(text) ?? [];
  const lines = raw.trimEnd().split('\n');
  if (lines.length < 2 || !lines.every((line) => PROPERTY.test(line))) return undefined;
  return paragraph(raw, lines.join('\\\n'), lexer);
};
