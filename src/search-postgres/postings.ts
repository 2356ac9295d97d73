import type { Article } from '../core/article.ts';
import { memoize } from '../core/index/memoize.ts';
import {
  createTextReaders,
  type OnWord,
  type PassageTerms,
  passageTerms,
} from '../core/index/passage-terms.ts';
import { foldWord } from '../core/index/words.ts';

const CAPITAL = /^\p{Lu}/u;

export interface TermCount {
  readonly term: string;
  in_text: number;
  in_headings: number;
}

export interface SpellingCount {
  readonly word: string;
  readonly term: string;
  capitalised: number;
  small: number;
  written: number;
}

/** How much to add to the counts in the tables; negative where articles were removed. */
export interface TermCounts {
  readonly terms: readonly TermCount[];
  readonly spellings: readonly SpellingCount[];
  readonly passages: number;
  readonly text_length: number;
  readonly headings_length: number;
}

/** What a passage is found by. */
export interface Posting {
  readonly number: number;
  /** A `tsvector`. */
  readonly terms: string;
  readonly text_length: number;
  readonly headings_length: number;
}

/** Counts terms and spellings of articles that are added or removed. */
export interface TermCounter {
  /** @returns the postings of the article's passages, in order */
  add(article: Article): Posting[];
  remove(article: Article): void;
  /** The number of different terms and spellings since the last `drain`. */
  size(): number;
  /** Returns the counts since the last time, and starts again from zero. */
  drain(): TermCounts;
}

export function createTermCounter(): TermCounter {
  let readers = createTextReaders();
  let fold = memoize(foldWord);
  let terms = new Map<string, TermCount>();
  let spellings = new Map<string, SpellingCount>();
  let sums = { passages: 0, text_length: 0, headings_length: 0 };

  function countTerm(term: string, field: 'in_text' | 'in_headings', sign: number): void {
    const count = terms.get(term) ?? { term, in_text: 0, in_headings: 0 };
    count[field] += sign;
    terms.set(term, count);
  }

  function countWord(surface: string, term: string, opens: boolean, sign: number): void {
    const word = fold(surface);
    const key = `${word}\0${term}`;
    const count = spellings.get(key) ?? { word, term, capitalised: 0, small: 0, written: 0 };
    const hasCapital = CAPITAL.test(surface);
    if (!hasCapital) count.small += sign;
    else if (!opens) count.capitalised += sign;
    count.written += sign;
    spellings.set(key, count);
  }

  function countAll(article: Article, sign: 1 | -1): Posting[] {
    const onWord: OnWord = (surface, term, opens) => {
      if (isLexeme(term) && isLexeme(surface)) countWord(surface, term, opens, sign);
    };
    return article.passages.map((passage) => {
      const all = passageTerms(article, passage, readers, onWord);
      const found = { text: all.text.filter(isLexeme), headings: all.headings.filter(isLexeme) };
      return {
        number: passage.number,
        ...countPassage(found, sign),
        terms: sign > 0 ? toTsvector(found) : '',
      };
    });
  }

  function countPassage({ text, headings }: PassageTerms, sign: 1 | -1) {
    const [inText, inHeadings] = [new Set(text), new Set(headings)];
    for (const term of inText) countTerm(term, 'in_text', sign);
    for (const term of inHeadings) countTerm(term, 'in_headings', sign);
    // MiniSearch counts the empty term where there is none.
    const lengths = { text_length: inText.size || 1, headings_length: inHeadings.size || 1 };
    sums.passages += sign;
    sums.text_length += sign * lengths.text_length;
    sums.headings_length += sign * lengths.headings_length;
    return lengths;
  }

  return {
    add: (article) => countAll(article, 1),
    remove: (article) => void countAll(article, -1),
    size: () => terms.size + spellings.size,
    drain() {
      const counts = { terms: [...terms.values()], spellings: [...spellings.values()], ...sums };
      terms = new Map();
      spellings = new Map();
      // The memos start anew, too, or they would grow with the vocabulary of a corpus that may not fit into memory.
      readers = createTextReaders();
      fold = memoize(foldWord);
      sums = { passages: 0, text_length: 0, headings_length: 0 };
      return counts;
    },
  };
}

/** Nobody asks for a longer word, and PostgreSQL accepts lexemes up to 2 kB. In UTF-16 units. */
const MAX_LEXEME_LENGTH = 200;

/** Further words of a passage aren't indexed: a `tsvector` is limited to 1 MB. In bytes, as sent. */
const MAX_VECTOR_BYTES = 500_000;

/** The largest position in a `tsvector`. */
const LAST_POSITION = 16_383;

/** Whether a term is short enough to be indexed. */
export function isLexeme(term: string): boolean {
  return term.length <= MAX_LEXEME_LENGTH;
}

/** A `tsvector` with weight A for terms in the headings, and D for those in the text. @param terms for which `isLexeme` holds */
export function toTsvector({ text, headings }: PassageTerms): string {
  const positions = new Map<string, string[]>();
  let length = 0;
  let position = 0;
  const add = (term: string, weight: string) => {
    if (length > MAX_VECTOR_BYTES) return;
    position = Math.min(position + 1, LAST_POSITION);
    const known = positions.get(term);
    const written = `${position}${weight}`;
    if (known === undefined) positions.set(term, [written]);
    else known.push(written);
    length += written.length + (known === undefined ? Buffer.byteLength(term) : 0);
  };
  for (const term of headings) add(term, 'A');
  for (const term of text) add(term, '');
  return Array.from(positions, ([term, written]) => `${quoteLexeme(term)}:${written.join(',')}`).join(' ');
}

/** Quotes a term for a `tsvector` or `tsquery`. */
export function quoteLexeme(term: string): string {
  return `'${term.replaceAll(/['\\]/g, '$&$&')}'`;
}
