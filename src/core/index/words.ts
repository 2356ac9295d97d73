import { stopwords } from '@orama/stopwords/english';
import { stemmer } from 'stemmer';
import { toAmericanSpelling } from './american-spelling.ts';

/** A word and its place in a text: `text.slice(start, end) === surface`, offsets in UTF-16 units. */
export interface Word {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** What a text is found by. */
export interface TextWords {
  /** In order, none within another. */
  readonly words: readonly Word[];
  /**
   * What a text is found by as well, in order: a hyphenated word as one ("Wi-Fi" beside "Wi" and "Fi"), the parts of a code
   * ("ESP32" in "ESP32-S3"), an abbreviation with the number after it ("RP 2040"), and a sign that has a name ("$").
   */
  readonly besides: readonly Word[];
}

/** Units that are written right after a number, "8am". Single letters may be part of a name, "5G". */
const UNIT = '(?:am|pm|bn|ms|min|rpm|km|cm|mm|kg|kWh?|MWh?|[KMGT]B|[kMG]Hz)';

/**
 * Numbers with separators ("2,000", "3.5", "12 500" if no other number stands beside it), numbers before their units, letters with
 * full stops between them ("U.S"), and words with apostrophes. A space parts a number into groups of three digits. Most words are
 * plain, and found without the rest being tried.
 */
const WORD = RegExp(
  [
    "[A-Za-z]{2,}(?![\\p{L}\\p{N}\\p{M}\\u00AD'’ʼ])",
    '(?=[1-9])(?<!\\p{N}[ .,-]?)\\p{N}{1,3}(?:[ \\u00A0\\u2009\\u202F]\\p{N}{3})+(?:\\.\\p{N}+)?(?![ .,-]?\\p{N}|[\\p{L}\\p{M}])',
    '\\p{N}+(?:[.,]\\p{N}+)+',
    `\\p{N}+(?=${UNIT}(?![\\p{L}\\p{M}\\p{N}]))`,
    '\\p{L}(?:\\.\\p{L})+(?!\\p{L})',
    "[\\p{L}\\p{N}\\p{M}\\u00AD]+(?:['’ʼ][\\p{L}\\p{M}]+)*",
  ].join('|'),
  'gu',
);

/** A hyphen, of whatever kind; a dash parts words. */
const HYPHEN = /[-\u2010\u2011]/;

/** More parts make a phrase ("state-of-the-art") or a path. */
const MAX_PARTS = 3;

/** Letters and digits in one part, at most three capitals, or a capital and a small letter; and digits: "ESP32-S3", "AK-47", "Su-34", "4711-AB". */
const PART_OF_CODE = '(?:\\p{L}+\\p{N}[\\p{L}\\p{N}]*|\\p{Lu}{1,3}|\\p{Lu}\\p{Ll}|\\p{N}+)';
const CODE = RegExp(`^(?=.*\\p{L})(?=.*\\p{N})${PART_OF_CODE}(?:[-\\u2010\\u2011]${PART_OF_CODE})+$`, 'u');
/** Numbers with a hyphen between them are a range or a date, and a number before a word counts it: "10-20", "24-hour". */
const NUMBERS_APART = /^\p{N}|\p{N}[-\u2010\u2011]\p{N}/u;

const STARTS_WITH_DIGIT = /^\p{N}/u;
const SPACED_NUMBER = / \p{N}/u;
/** Before a number, these letters may be part of a name: "RP 2040". */
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

/** The words of a text, in order. A dash separates words, and so does a hyphen, except within a code. */
export function wordsOf(text: string): readonly Word[] {
  return textWordsOf(text).words;
}

/** @param abbreviation which words make one with a number after them */
export function textWordsOf(text: string, abbreviation: RegExp = ABBREVIATION): TextWords {
  const pieces: Word[] = [];
  // Every sentence of a corpus comes through here: `matchAll` would make a pattern anew for each.
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const [surface] = match;
    pieces.push({ surface, start: match.index, end: match.index + surface.length });
  }
  const besides: Word[] = [];
  const words = HYPHEN.test(text) ? joinCodes(text, pieces, besides) : pieces;
  if (SPACED_NUMBER.test(text)) addNumbered(text, words, abbreviation, besides);
  if (SIGN.test(text)) {
    for (const { index } of text.matchAll(SIGNS)) besides.push(wordAt(text, index, index + 1));
  }
  return { words, besides };
}

/** @param besides gets each abbreviation with the number after it */
function addNumbered(text: string, words: readonly Word[], abbreviation: RegExp, besides: Word[]): void {
  for (const [position, word] of words.entries()) {
    const next = words[position + 1];
    if (next === undefined || next.start !== word.end + 1 || text[word.end] !== ' ') continue;
    if (!STARTS_WITH_DIGIT.test(next.surface) || !abbreviation.test(word.surface)) continue;
    besides.push(wordAt(text, word.start, next.end));
  }
}

/** All that a text is found by: its words in order, then those besides. */
export function indexedWordsOf(text: string): readonly Word[] {
  const { words, besides } = textWordsOf(text);
  return besides.length === 0 ? words : [...words, ...besides];
}

/** @param besides gets what a hyphenated word is found by as well */
function joinCodes(text: string, pieces: readonly Word[], besides: Word[]): Word[] {
  const words: Word[] = [];
  let parts: Word[] = [];
  for (const [position, piece] of pieces.entries()) {
    const goesOn = isHyphenBetween(text, piece, pieces[position + 1]);
    if (!goesOn && parts.length === 0) {
      words.push(piece);
      continue;
    }
    parts.push(piece);
    if (goesOn) continue;
    const whole = wordAt(text, (parts[0] ?? piece).start, piece.end);
    const [found, also] = foundBy(whole, parts);
    for (const word of found) words.push(word);
    for (const word of also) besides.push(word);
    parts = [];
  }
  return words;
}

/** The words of a hyphenated whole, and what it is found by besides. */
function foundBy(whole: Word, parts: readonly Word[]): [words: readonly Word[], besides: readonly Word[]] {
  if (parts.length > MAX_PARTS) return [parts, []];
  if (CODE.test(whole.surface)) return [[whole], parts];
  return [parts, NUMBERS_APART.test(whole.surface) ? [] : [whole]];
}

function isHyphenBetween(text: string, { end }: Word, next: Word | undefined): boolean {
  return next?.start === end + 1 && HYPHEN.test(text.charAt(end));
}

function wordAt(text: string, start: number, end: number): Word {
  return { surface: text.slice(start, end), start, end };
}

const STOP_WORDS: ReadonlySet<string> = new Set([...stopwords, 'a']);

/** The spellings of one name and its term. In lower case, one of them would be a stop word. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['U.S', 'usa'],
  ['USA', 'usa'],
  ['U.S.A', 'usa'],
]);

/** Signs and the words that people say for them. */
const NAMES_OF_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'dollars'],
  ['£', 'pounds'],
  ['€', 'euros'],
  ['%', 'percent'],
]);
const SIGN = /[$£€%]/;
const SIGNS = /[$£€%]/g;

/** Whether a word, in any spelling, says nothing about the topic of a text. */
export function isStopWord(word: string): boolean {
  return !ACRONYMS.has(word) && isFoldedStopWord(foldWord(word));
}

/**
 * The term that a word is indexed and looked up by: folded, in American spelling, and stemmed (Porter's algorithm); `null` for a
 * stop word.
 */
export function termOfWord(word: string): string | null {
  const acronym = ACRONYMS.get(word);
  if (acronym !== undefined) return acronym;
  const folded = foldWord(NAMES_OF_SIGNS.get(word) ?? word);
  return isFoldedStopWord(folded) ? null : stemmer(toAmericanSpelling(folded));
}

function isFoldedStopWord(folded: string): boolean {
  return folded === '' || STOP_WORDS.has(folded);
}

const APOSTROPHES = /[’ʼ]/g;
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
/** Most words match this, and take a faster path. */
const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const POSSESSIVE = /'s?$/;
/** Thousands; a full stop may begin a fraction, so that "10.000" stays as it is. */
const GROUPED_NUMBER = /^\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?$/u;
const JOINTS = /[-\u2010\u2011 ]/gu;

/**
 * A word without what doesn't matter for a lookup: case, accents, width, apostrophe style, possessive, hyphens, and the separators
 * of thousands in a number.
 */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replaceAll(INVISIBLE, '')
    .replaceAll(JOINTS, '')
    .replaceAll(APOSTROPHES, "'")
    .toLowerCase()
    .replace(POSSESSIVE, '')
    .replace(GROUPED_NUMBER, (number) => number.replaceAll(',', ''));
}

/** The text in one line with single spaces, as patterns of several words expect it. */
export function collapseSpaces(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
