import type { Sentence } from '../core/article.ts';

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
const CONTINUES_SENTENCE = /^[\p{Ll}\p{Pe}\p{Pf}.…,;:&]/u;
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
  return sentences.flatMap((sentence) => splitLongSentence(text, sentence));
}

function endsSentence(text: string, start: number, possible: RegExpExecArray): boolean {
  const next = text.slice(possible.index + possible[0].length).replace(OPENING_MARKS, '');
  if (CONTINUES_SENTENCE.test(next)) return false;
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

/** No sentence is longer: a log or a list without full stops would be quoted whole. In UTF-16 units. */
export const LONGEST_SENTENCE = 1000;

const CLAUSE_END = /[,;:–—]["'\p{Pe}\p{Pf}]*\s+/gu;
const SPACE = /\s+/gu;
/** What a character may not be parted from: the second half of a pair, or a mark that joins on. */
const JOINS_ON = /^[\uDC00-\uDFFF\p{M}\u200D]/u;

/** A sentence as pieces that tile it, none too long: cut behind a clause, else behind a word, else anywhere in it. */
export function splitLongSentence(text: string, { start, end }: Sentence): Sentence[] {
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
  return lastMatchEnd(CLAUSE_END, text) ?? lastMatchEnd(SPACE, text) ?? placeWithinWord(text);
}

/** Where the last match ends, if neither too late nor so early that hardly anything stands before it. */
function lastMatchEnd(pattern: RegExp, text: string): number | null {
  const ends = Array.from(text.matchAll(pattern), ({ 0: match, index }) => index + match.length);
  return ends.findLast((end) => end <= LONGEST_SENTENCE && end >= LONGEST_SENTENCE / 2) ?? null;
}

function placeWithinWord(text: string): number {
  let place = LONGEST_SENTENCE;
  while (place > LONGEST_SENTENCE / 2 && JOINS_ON.test(text.slice(place))) place--;
  return place;
}

/**
 * English abbreviations that end in a full stop, without it, lower case. General knowledge of the language, by
 * what may follow: that decides whether the full stop can also end a sentence.
 */

/** Always followed by what they introduce, so their full stop never ends a sentence. */
const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'adm br brig capt cdr cmdr col cpl dr fr gen gov hon lt maj messrs mlle mm mme mr mrs ms msgr pres prof rep rev ' +
    'sen sgt sr st supt ft mt v vs cf viz eg ie e.g i.e'
  ).split(' '),
);

/** Stand before a number or numeral ("No. 5", "pp. 3"); otherwise ordinary words or the end of a sentence. */
const NUMBERING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'app approx art b c ca ch d eq ex fig figs fl no nos nr op p para pp pt r sec vol vols'.split(' '),
);

/** May end a sentence: it goes on unless the next word is one that often opens a sentence. */
const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'a.d a.m al assn ave b.c bldg blvd bros co corp dept div est etc hr inc jr ltd min p.m ph.d plc rd univ'.split(
    ' ',
  ),
);

/** The same, and ordinary words unless they begin with a capital. */
const CALENDAR_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun'.split(' '),
);
