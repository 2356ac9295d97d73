import type { Sentence } from '../core/article.ts';
import {
  CALENDAR_ABBREVIATIONS,
  LEADING_ABBREVIATIONS,
  NUMBERING_ABBREVIATIONS,
  TRAILING_ABBREVIATIONS,
} from './abbreviations.ts';
import { cutLongSentence } from './cut-long-sentence.ts';

/**
 * A place where a sentence may end: a terminator with the quotes, brackets and reference marks that close after it, or
 * a line break; and the white space that follows. Scripts that write no white space need none after theirs.
 * Runs are bounded, so that no text makes the match deep.
 */
const POSSIBLE_END =
  /(?<![\p{Sentence_Terminal}…])(?:(?<terminator>[\p{Sentence_Terminal}…]{1,9})(?<closers>[\p{Pe}\p{Pf}"'*]{0,9})(?:\[[^\]\n]{1,24}\]|\p{No}){0,9}(?:\s+|$)|[。！？｡]{1,9}[\p{Pe}\p{Pf}]{0,9}\s*)|\n\s*/gu;

/** No abbreviation is longer, so no more is read before a full stop: a hostile text can't make the scan quadratic. */
const LOOK_BACK = 24;

/** Words that often open an English sentence, and are not part of a name when they stand after an abbreviation. */
const SENTENCE_OPENERS = new Set(
  (
    'a after although an and as at because before but by during each for from he her his how however i if in it its ' +
    'many most my no nor not now of on one or our she since so some such that the their then there these they this ' +
    'those though to under until we what when where which while who why with yet you your'
  ).split(' '),
);

const OPENING_MARKS = /^[\p{Ps}\p{Pi}"'*]+/u;
const LAST_WORD = /[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*$/u;
/** No sentence opens with these. */
const GOES_ON = /^[\p{Ll}\p{Pe}\p{Pf}.…,;:&]/u;
const INITIAL = /^\p{Lu}$/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const LIST_NUMBER = /^(?:\d{1,3}|\p{L})$/u;

/**
 * Cuts a passage into sentences that tile it. A full stop after an abbreviation, an initial or in a number does
 * not end one; closing quotes, brackets and reference marks after the stop belong to it; what goes on in lower case goes
 * on. Inside a quotation of several sentences each is one: whoever quotes them brings the rest along. A line break ends
 * a sentence too (rows of a table, lines of code), unless the next line goes on in lower case. One too long is cut.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const possible of text.matchAll(POSSIBLE_END)) {
    const end = possible.index + possible[0].length;
    if (end < text.length && endsSentence(text, start, possible)) {
      sentences.push({ start, end });
      start = end;
    }
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences.flatMap((sentence) => cutLongSentence(text, sentence));
}

function endsSentence(text: string, start: number, possible: RegExpExecArray): boolean {
  const next = text.slice(possible.index + possible[0].length).replace(OPENING_MARKS, '');
  if (GOES_ON.test(next)) return false;
  if (possible.groups?.terminator !== '.' || possible[0].includes('\n')) return true;
  const word = LAST_WORD.exec(text.slice(Math.max(start, possible.index - LOOK_BACK), possible.index))?.[0];
  if (word === undefined) return true;
  const opensSentence = word.length === possible.index - start;
  if (opensSentence && LIST_NUMBER.test(word)) return false;
  return possible.groups.closers !== '' || !isAbbreviated(word, next);
}

function isAbbreviated(word: string, next: string): boolean {
  const lower = word.toLowerCase();
  if (LEADING_ABBREVIATIONS.has(lower)) return true;
  if (INITIAL.test(word)) return word !== 'I' && /^\p{Lu}/u.test(next) && !mayOpenSentence(next);
  if (NUMBERING_ABBREVIATIONS.has(lower)) return /^(?:\p{N}|[IVXLC]+\b)/u.test(next);
  const isTrailing = TRAILING_ABBREVIATIONS.has(lower) || CALENDAR_ABBREVIATIONS.has(word);
  if (isTrailing || DOTTED_LETTERS.test(word)) return !mayOpenSentence(next);
  return false;
}

function mayOpenSentence(next: string): boolean {
  if (/^\p{L}\./u.test(next)) return false;
  const word = /^[\p{L}’']+/u.exec(next)?.[0];
  return word !== undefined && SENTENCE_OPENERS.has(word.toLowerCase());
}
