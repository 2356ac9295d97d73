import { stopwords } from '@orama/stopwords/english';
import { stemmer } from 'stemmer';

/** A word and its place in a text: `text.slice(start, end) === surface`, offsets in UTF-16 units. */
export interface Word {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers with separators, letters with full stops between them ("U.S"), and words with apostrophes. */
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

const STOP_WORDS: ReadonlySet<string> = new Set([...stopwords, 'a']);

/** The spellings of one name and its term. In lower case, one of them would be a stop word. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['U.S', 'usa'],
  ['USA', 'usa'],
  ['U.S.A', 'usa'],
]);

/** Whether a word, in any spelling, says nothing about the topic of a text. */
export function isStopWord(word: string): boolean {
  return !ACRONYMS.has(word) && isFoldedStopWord(foldWord(word));
}

/** The term that a word is indexed and looked up by: folded and stemmed (Porter's algorithm); `null` for a stop word. */
export function termOfWord(word: string): string | null {
  const acronym = ACRONYMS.get(word);
  if (acronym !== undefined) return acronym;
  const folded = foldWord(word);
  return isFoldedStopWord(folded) ? null : stemmer(folded);
}

function isFoldedStopWord(folded: string): boolean {
  return folded === '' || STOP_WORDS.has(folded);
}

const APOSTROPHES = /[’ʼ]/g;
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
/** Most words match this, and take a faster path. */
const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const POSSESSIVE = /'s?$/;

/** A word without what doesn't matter for a lookup: case, accents, width, apostrophe style and possessive. */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replaceAll(INVISIBLE, '')
    .replaceAll(APOSTROPHES, "'")
    .toLowerCase()
    .replace(POSSESSIVE, '');
}

/** The text in one line with single spaces, as patterns of several words expect it. */
export function collapseSpaces(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
