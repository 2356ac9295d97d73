/** What Discord draws bold, and what it draws as small print. */
export const BOLD = '**';
export const ASIDE = '-# ';

/** Control characters but the line feed, and the marks that reorder text: the rest of a message would be read otherwise. */
const OBEYED = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * What Discord's Markdown may obey: emphasis, code, spoilers, links, mentions and escapes anywhere; emoji and addresses by what
 * follows a colon or a full stop; headings, quotes and lists at the start of a line.
 */
const MARKUP = /[\\*_~|`[\]<>@]|:(?=\S)|\.(?=\p{L})|(?<=^[ \t]*)[#\-+]|(?<=^[ \t]*\d+)[.)]/gmu;

/** A backslash before anything but letters, digits and white space is not shown. */
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;

/** A text that Discord shows as it stands, and obeys nothing of. */
export function inert(text: string): string {
  const printable = text.replaceAll(OBEYED, (character) => (character === '\t' ? ' ' : '\uFFFD'));
  return printable.replaceAll(MARKUP, String.raw`\$&`);
}

/** The text that people read of an inert one. */
export function read(text: string): string {
  return text.replaceAll(ESCAPED, '$1');
}
