/**
 * Query expansion by the synonyms that the articles list. A single word that stands for another is looked up by both. When
 * several words are involved, only the name that the articles use is looked up.
 */

import type { Article } from '../article.ts';
import type { QuestionTerm, QuestionWords, SearchTerm } from './known-terms.ts';
import { type TermOf, termsIn } from './language-terms.ts';
import { foldWord, wordsOf } from './words.ts';

/** A term of a question with all that it is looked up by. */
export interface ExpandedTerm extends QuestionTerm {
  /** At least one. */
  readonly searchTerms: readonly SearchTerm[];
}

export interface Synonyms {
  /** The question's terms, expanded by the names that the articles use. */
  expand(question: QuestionWords): ExpandedTerm[];
}

/** A name of one word or more. */
interface Phrase {
  /** All words, folded, stop words included. */
  readonly words: readonly string[];
  readonly searchTerms: readonly SearchTerm[];
}

/** @param articles their groups of names for the same thing, first the one that the article uses */
export function createSynonyms(articles: readonly Pick<Article, 'language' | 'synonyms'>[]): Synonyms {
  const groups = articles.flatMap(({ language, synonyms }) =>
    synonyms.map((names) => names.map((name) => phraseOf(name, termsIn(language)))),
  );
  /** The preferred names for each other name, each once: many articles may list the same. */
  const preferredFor = new Map<string, Map<string, Phrase>>();
  let longest = 0;
  for (const [preferred, ...others] of groups) {
    if (preferred === undefined || preferred.searchTerms.length === 0) continue;
    const identity = JSON.stringify(preferred.searchTerms);
    for (const { words } of others) {
      const key = words.join(' ');
      const known = preferredFor.get(key) ?? new Map<string, Phrase>();
      preferredFor.set(key, known.set(identity, preferred));
      longest = Math.max(longest, words.length);
    }
  }

  /** The longest name that begins at a word. */
  const nameAt = (words: readonly string[], place: number) => {
    for (let length = Math.min(longest, words.length - place); length > 0; length--) {
      const preferred = preferredFor.get(words.slice(place, place + length).join(' '));
      if (preferred !== undefined) return { length, preferred: [...preferred.values()] };
    }
    return undefined;
  };

  return {
    expand({ words, terms }) {
      const expanded: ExpandedTerm[] = [];
      let next = 0;
      for (const term of terms) {
        if (term.place < next) continue;
        const name = nameAt(words, term.place);
        next = term.place + (name?.length ?? 1);
        if (name === undefined) expanded.push({ ...term, searchTerms: [term, ...term.alternatives] });
        else expanded.push(...replaceBySynonym(term, name.length, name.preferred));
      }
      return expanded;
    },
  };
}

/** @param length of the replaced name, in words, of which `term` is the first content word */
function replaceBySynonym(term: QuestionTerm, length: number, preferred: readonly Phrase[]): ExpandedTerm[] {
  const single = preferred.flatMap(({ searchTerms }) => (searchTerms.length === 1 ? searchTerms : []));
  if (single.length > 0) return [{ ...term, searchTerms: length === 1 ? [term, ...single] : single }];
  const [first] = preferred;
  return (first?.searchTerms ?? []).map((searchTerm) => ({
    ...term,
    ...searchTerm,
    isName: true,
    searchTerms: [searchTerm],
  }));
}

/** "The" or "a" in front of a name isn't part of it. */
function phraseOf(name: string, termOf: TermOf): Phrase {
  const words = wordsOf(name).map(({ surface }) => ({ word: foldWord(surface), term: termOf(surface) }));
  const first = words.findIndex(({ term }) => term !== null);
  return {
    words: words.slice(Math.max(0, first)).map(({ word }) => word),
    searchTerms: words.flatMap(({ word, term }) => (term === null ? [] : [{ word, term }])),
  };
}
