import type { Article } from '../core/article.ts';
import { type PassageTerms, passageTerms, type SeeWord } from '../core/index/passage-terms.ts';
import { remembering } from '../core/index/remembering.ts';
import { foldWord } from '../core/language/fold-word.ts';
import { termOfWord } from '../core/language/term-of-word.ts';
import { isLexeme, vectorOf } from './lexemes.ts';

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

/** What passages come to: how much is to be added to the counts that are kept. */
export interface Counts {
  readonly terms: readonly TermCount[];
  readonly spellings: readonly SpellingCount[];
  readonly passages: number;
  readonly text_length: number;
  readonly headings_length: number;
}

/** A passage as it is found. */
export interface Posting {
  readonly number: number;
  readonly terms: string;
  readonly text_length: number;
  readonly headings_length: number;
}

/** Counts what articles add, and what those that go take away. */
export interface Tally {
  /** @returns the postings of the article's passages, in order */
  add(article: Article): Posting[];
  remove(article: Article): void;
  /** How many different terms and spellings were counted since the counts were taken. */
  size(): number;
  /** What was counted since they were last taken. */
  take(): Counts;
}

export function createTally(): Tally {
  let termOf = remembering(termOfWord);
  let fold = remembering(foldWord);
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
    const count = spellings.get(word) ?? { word, term, capitalised: 0, small: 0, written: 0 };
    const hasCapital = CAPITAL.test(surface);
    if (!hasCapital) count.small += sign;
    else if (!opens) count.capitalised += sign;
    count.written += sign;
    spellings.set(word, count);
  }

  function countAll(article: Article, sign: 1 | -1): Posting[] {
    const see: SeeWord = (surface, term, opens) => {
      if (isLexeme(term) && isLexeme(surface)) countWord(surface, term, opens, sign);
    };
    return article.passages.map((passage) => {
      const all = passageTerms(article, passage, termOf, see);
      const found = { text: all.text.filter(isLexeme), headings: all.headings.filter(isLexeme) };
      return { number: passage.number, ...countPassage(found, sign), terms: sign > 0 ? vectorOf(found) : '' };
    });
  }

  function countPassage({ text, headings }: PassageTerms, sign: 1 | -1) {
    const [inText, inHeadings] = [new Set(text), new Set(headings)];
    for (const term of inText) countTerm(term, 'in_text', sign);
    for (const term of inHeadings) countTerm(term, 'in_headings', sign);
    // As MiniSearch counts: no terms are one, the empty one.
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
    take() {
      const taken = { terms: [...terms.values()], spellings: [...spellings.values()], ...sums };
      terms = new Map();
      spellings = new Map();
      // Else they would remember every word of a corpus that is too large for that.
      termOf = remembering(termOfWord);
      fold = remembering(foldWord);
      sums = { passages: 0, text_length: 0, headings_length: 0 };
      return taken;
    },
  };
}
