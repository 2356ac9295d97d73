/** Control characters but the line feed, and the marks that reorder text: a terminal would obey them. */
const OBEYED = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A text with nothing in it that a terminal obeys; every offset stays where it was. */
export function printable(text: string): string {
  return text.replaceAll(OBEYED, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}
