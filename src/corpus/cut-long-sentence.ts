import type { Sentence } from '../core/article.ts';

/** No sentence is longer: a log or a list without full stops would be quoted whole. In UTF-16 units. */
export const LONGEST_SENTENCE = 1000;

const CLAUSE_END = /[,;:–—]["'\p{Pe}\p{Pf}]*\s+/gu;
const SPACE = /\s+/gu;
/** What a character may not be parted from: the second half of a pair, or a mark that joins on. */
const JOINS_ON = /^[\uDC00-\uDFFF\p{M}\u200D]/u;

/** A sentence as pieces that tile it, none too long: cut behind a clause, else behind a word, else anywhere in it. */
export function cutLongSentence(text: string, { start, end }: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const to = from + placeToCut(text.slice(from, from + LONGEST_SENTENCE + 1));
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}

/** @param text one character more than a sentence may have */
function placeToCut(text: string): number {
  return lastEnd(CLAUSE_END, text) ?? lastEnd(SPACE, text) ?? withinWord(text);
}

/** Where the last match ends, if neither too late nor so early that hardly anything stands before it. */
function lastEnd(pattern: RegExp, text: string): number | null {
  const ends = Array.from(text.matchAll(pattern), ({ 0: match, index }) => index + match.length);
  return ends.findLast((end) => end <= LONGEST_SENTENCE && end >= LONGEST_SENTENCE / 2) ?? null;
}

function withinWord(text: string): number {
  let place = LONGEST_SENTENCE;
  while (place > LONGEST_SENTENCE / 2 && JOINS_ON.test(text.slice(place))) place--;
  return place;
}
