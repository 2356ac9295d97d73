/*
 * What the markup of chat platforms has in common: marks around words (*bold*, _italic_, ~~struck~~, ||hidden||), and text that none
 * of it applies to, such as code.
 */

/** A run of one mark, or the end of a line, which ends all emphasis. */
const MARK = /\*+|_+|~+|\|\||\n/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

/** Drops the marks of emphasis, in pairs, and leaves “2*3*4”, “a_b” and “~5 km” alone: those marks don't stand around words. */
export function withoutEmphasis(text: string): string {
  const dropped: (readonly [start: number, end: number])[] = [];
  const opened = new Map<string, number>();
  for (const { 0: mark, index: start } of text.matchAll(MARK)) {
    const end = start + mark.length;
    const opening = opened.get(mark);
    if (mark === '\n') opened.clear();
    else if (opening !== undefined && isBorder(text[end]) && !isGap(text[start - 1])) {
      dropped.push([opening, opening + mark.length], [start, end]);
      opened.delete(mark);
    } else if (isBorder(text[start - 1]) && !isGap(text[end])) opened.set(mark, start);
  }
  return without(dropped, text);
}

function isBorder(character: string | undefined): boolean {
  return character === undefined || !LETTER_OR_DIGIT.test(character);
}

function isGap(character: string | undefined): boolean {
  return character === undefined || SPACE.test(character);
}

function without(spans: (readonly [start: number, end: number])[], text: string): string {
  let kept = '';
  let position = 0;
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    kept += text.slice(position, start);
    position = end;
  }
  return kept + text.slice(position);
}

/** Where shielded characters are moved to: private use, where nobody's text has any. */
const SHIELD = 0xe000;
const ASCII_MARK = /[!-/:-@[-`{-~]/g;
const SHIELDED = /[\u{e000}-\u{e07f}]/gu;

/** A text of code, or an escaped character: no pattern finds markup in it until `unshielded` gives it back. */
export function shielded(text: string): string {
  return text.replaceAll(ASCII_MARK, (mark) => String.fromCharCode(SHIELD + mark.charCodeAt(0)));
}

export function unshielded(text: string): string {
  return text.replaceAll(SHIELDED, (mark) => String.fromCharCode(mark.charCodeAt(0) - SHIELD));
}

/** Stands for a mention of people whose notation is a platform's own: private use, as the shield, and beyond it. */
export const CALLED = '\u{e080}';

const CALLED_FIRST =
  /^[^\p{L}\p{N}\u{e080}]*(?:(?:hi|hey|hello|hallo|hola|salut|bonjour|cześć|привіт|thanks|thx|ok|yes|no)[\s,!.]+)?\u{e080}/iu;
const CALLED_LAST = /[,;.?!…]\s*\u{e080}[\s.?!]*$/u;

/** Whether a text calls whom it mentions, before or after its words: “Hi @Bob, …”, “… right, @Bob?”. Not whom it is about. */
export function callsSomebody(text: string): boolean {
  return CALLED_FIRST.test(text) || CALLED_LAST.test(text);
}
