import { announces, type Sentence } from '../core/article.ts';
import { JOINS_ON } from './passage-text.ts';

/**
 * Where a sentence may end: a terminator, with the closing quotes, brackets and reference marks after it, or a line break; with the
 * white space that follows. Chinese and Japanese terminators need no white space. Repetition is bounded, so that hostile text
 * can't make the match backtrack without end.
 */
const POSSIBLE_END =
  /(?<![\p{Sentence_Terminal}…])(?:(?<terminator>[\p{Sentence_Terminal}…]{1,9})(?<closers>[\p{Pe}\p{Pf}"'*]{0,9})(?:\[[^\]\n]{1,24}\]|\p{No}){0,9}(?:\s+|$)|[。！？｡]{1,9}[\p{Pe}\p{Pf}]{0,9}\s*)|\n\s*/gu;

/** The text before a full stop that is searched for an abbreviation. Bounded, so that hostile text can't make the scan quadratic. */
const MAX_ABBREVIATION_LENGTH = 24;

/** Words that often open an English sentence and, after an abbreviation, aren't part of a name. */
const SENTENCE_OPENERS = new Set(
  (
    'a after although an and as at because before but by during each for from he her his how however i if in it its ' +
    'many most my no nor not now of on one or our she since so some such that the their then there these they this ' +
    'those though to under until we what when where which while who why with yet you your'
  ).split(' '),
);

const OPENING_MARKS = /^[\p{Ps}\p{Pi}"'*]+/u;
const LAST_WORD = /[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*$/u;
/** A sentence doesn't open like this. */
const CONTINUES_SENTENCE = /^[\p{Ll}\p{Pe}\p{Pf}.…,;:&]/u;
const INITIAL = /^\p{Lu}$/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const LIST_NUMBER = /^(?:\d{1,3}|\p{L})$/u;

/**
 * Splits a passage into sentences that tile it. A full stop after an abbreviation or an initial, or in a number, doesn't end a
 * sentence, and none ends before a word in lower case. Closing quotes, brackets and reference marks belong to the sentence before
 * them. The sentences of a quotation are split, too. A line break ends a sentence (a line of code), unless the next line begins in
 * lower case. A row of a table is one sentence, and so is what means nothing in pieces, if it isn't long. A sentence that is too long is cut.
 */
export function splitSentences(text: string): Sentence[] {
  if (isOneStatement(text)) return [{ start: 0, end: text.length }];
  if (isTable(text)) return linesOf(text).flatMap((line) => splitLongSentence(text, line));
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

/** As long as a quote of two sentences may be. In UTF-16 units. */
const MAX_STATEMENT_LENGTH = 400;

const LABELLED_LINE = /^[^\n:]{1,120}: /;

/**
 * Whether all of a passage is one statement: a colon and what it announces, or the cells of a row, each with the name of its
 * column ("Area: On call⏎Senior: Takes shifts alone."). The first line may be the row's name alone.
 */
function isOneStatement(text: string): boolean {
  if (text.length > MAX_STATEMENT_LENGTH || !text.includes('\n')) return false;
  const [first = '', ...others] = text.split('\n');
  return announces(first) || others.every((line) => LABELLED_LINE.test(line));
}

const CELL_SEPARATOR = ' | ';

/** Whether every line has several cells; the first may be the table's caption. */
function isTable(text: string): boolean {
  if (!text.includes(CELL_SEPARATOR)) return false;
  return text
    .split('\n')
    .every((line, index) => line.includes(CELL_SEPARATOR) || (index === 0 && line !== text));
}

/** With their line breaks. */
function linesOf(text: string): Sentence[] {
  const lines: Sentence[] = [];
  let start = 0;
  while (start < text.length) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

function endsSentence(text: string, start: number, possible: RegExpExecArray): boolean {
  const next = text.slice(possible.index + possible[0].length).replace(OPENING_MARKS, '');
  if (CONTINUES_SENTENCE.test(next)) return false;
  if (possible.groups?.terminator !== '.' || possible[0].includes('\n')) return true;
  const word = LAST_WORD.exec(
    text.slice(Math.max(start, possible.index - MAX_ABBREVIATION_LENGTH), possible.index),
  )?.[0];
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

/** Otherwise a log, or a list without full stops, would be quoted whole. In UTF-16 units. */
export const MAX_SENTENCE_LENGTH = 1000;

const CLAUSE_END = /[,;:–—]["'\p{Pe}\p{Pf}]*\s+/gu;
const SPACE = /\s+/gu;

/** Cuts a sentence into pieces of at most the maximum length that tile it: after a clause, else after a word, else within a word. */
export function splitLongSentence(text: string, { start, end }: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let from = start;
  while (end - from > MAX_SENTENCE_LENGTH) {
    const to = from + findCut(text.slice(from, from + MAX_SENTENCE_LENGTH + 1));
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}

/** @param text one UTF-16 unit more than a sentence may have */
function findCut(text: string): number {
  return lastMatchEnd(CLAUSE_END, text) ?? lastMatchEnd(SPACE, text) ?? findCutInWord(text);
}

/** The end of the last match, if it lies in the second half of the maximum length. */
function lastMatchEnd(pattern: RegExp, text: string): number | null {
  const ends = Array.from(text.matchAll(pattern), ({ 0: match, index }) => index + match.length);
  return ends.findLast((end) => end <= MAX_SENTENCE_LENGTH && end >= MAX_SENTENCE_LENGTH / 2) ?? null;
}

function findCutInWord(text: string): number {
  let cut = MAX_SENTENCE_LENGTH;
  while (cut > MAX_SENTENCE_LENGTH / 2 && JOINS_ON.test(text.slice(cut))) cut--;
  return cut;
}

// English abbreviations that end in a full stop, without it and in lower case; sorted by what may follow them, as that decides
// whether the full stop can also end a sentence. General knowledge of the language, from no corpus.

/** Always followed by what they introduce: their full stop never ends a sentence. */
const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'adm br brig capt cdr cmdr col cpl dr fr gen gov hon lt maj messrs mlle mm mme mr mrs ms msgr pres prof rep rev ' +
    'sen sgt sr st supt ft mt v vs cf viz eg ie e.g i.e'
  ).split(' '),
);

/** Abbreviations before a number or numeral ("No. 5", "pp. 3"), else ordinary words or the end of a sentence. */
const NUMBERING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'app approx art b c ca ch d eq ex fig figs fl no nos nr op p para pp pt r sec vol vols'.split(' '),
);

/** Their full stop ends a sentence only when the next word is one that often opens a sentence. */
const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'a.d a.m al assn ave b.c bldg blvd bros co corp dept div est etc hr inc jr ltd min p.m ph.d plc rd univ'.split(
    ' ',
  ),
);

/** As the trailing ones, but ordinary words ("sun", "mar") unless they begin with a capital. */
const CALENDAR_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun'.split(' '),
);
