/** What Markdown may take for its own, wherever it stands. */
const MARKS = /[\\`*_[\]<>&#~|]/g;
/** And at the beginning of a line. */
const OPENERS = /^(?<number>\d*)(?<mark>[-+=.)>])/gm;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Ways to write text as Markdown, the most readable first. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(MARKS, '\\$&').replaceAll(OPENERS, '$<number>\\$<mark>'),
  (text) => text.replaceAll(PUNCTUATION, '\\$&'),
];

const HARD_BREAK = '\\\n';

/** A text as Markdown: plain, with as little escaped as it mostly takes, with all escaped. */
export function markdownWays(text: string): string[] {
  return WAYS.map((way) => way(text).replaceAll('\n', HARD_BREAK));
}
