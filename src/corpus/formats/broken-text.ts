/** Text of which a PDF says how it looks and not which letters it is, or says it wrongly. */

/** Fewer words tell nothing. */
const MIN_WORDS = 20;
/** Of the words of a page, at most, before it counts as broken: single letters, and words without a vowel. */
const MAX_LETTERS_APART = 0.4;
const MAX_WITHOUT_VOWEL = 0.4;
/** Of its characters: those that stand for none. */
const MAX_UNKNOWN = 0.03;

const WORD = /\p{Script=Latin}+/gu;
const VOWEL = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýāēīōūąęěőűůı]/iu;
const UNKNOWN = /[\uFFFD\p{Co}\p{Cn}]/gu;

/** The numbers, from 1, of the pages whose text can't be right: letters apart, words without vowels, signs that nobody knows. */
export function brokenPages(pages: readonly string[]): number[] {
  return pages.flatMap((text, index) => (isBroken(text) ? [index + 1] : []));
}

function isBroken(text: string): boolean {
  if ((text.match(UNKNOWN)?.length ?? 0) > MAX_UNKNOWN * text.length) return true;
  const words = text.match(WORD) ?? [];
  if (words.length < MIN_WORDS) return false;
  const letters = words.filter((word) => word.length === 1).length;
  const mute = words.filter((word) => word.length > 1 && !VOWEL.test(word)).length;
  return letters > MAX_LETTERS_APART * words.length || mute > MAX_WITHOUT_VOWEL * words.length;
}
