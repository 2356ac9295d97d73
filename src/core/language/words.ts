/** A word where it stands in a text: `text.slice(start, end) === surface`, offsets in UTF-16 units. */
export interface Word {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers with their separators, letters with full stops between ("U.S"), and words with their apostrophes. */
const WORD =
  /\p{N}+(?:[.,]\p{N}+)+|\p{L}(?:\.\p{L})+(?!\p{L})|[\p{L}\p{N}\p{M}\u00AD]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** The words of a text, in order. A hyphen or dash separates words. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: surface, index }) => ({
    surface,
    start: index,
    end: index + surface.length,
  }));
}
