import type { Question, QuestionTerm, SearchTerm } from '../answering/question.ts';
import { foldWord, termOfWord, wordsOf } from './words.ts';

/** A term of a question with all it may be looked up by: at least one reading. */
export interface ExpandedTerm extends QuestionTerm {
  readonly searchTerms: readonly SearchTerm[];
}

export interface Synonyms {
  /** The question's terms, with what the articles call them. */
  read(question: Question): ExpandedTerm[];
}

interface Phrase {
  /** Folded, stop words within it too. */
  readonly words: readonly string[];
  readonly searchTerms: readonly SearchTerm[];
}

/**
 * Other names of the same. One word for another is looked up by both; where several words are involved, by what the articles
 * use alone.
 *
 * @param groups names of the same, first the one that the articles use
 */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  /** Of each name, what it is called instead, each once: many articles may tell the same. */
  const usedFor = new Map<string, Map<string, Phrase>>();
  let longest = 0;
  for (const [used, ...others] of groups.map((names) => names.map(phraseOf))) {
    if (used === undefined || used.searchTerms.length === 0) continue;
    const identity = JSON.stringify(used.searchTerms);
    for (const { words } of others) {
      const key = words.join(' ');
      usedFor.set(key, (usedFor.get(key) ?? new Map<string, Phrase>()).set(identity, used));
      longest = Math.max(longest, words.length);
    }
  }

  /** The longest name that begins at a word. */
  const nameAt = (words: readonly string[], place: number) => {
    for (let length = Math.min(longest, words.length - place); length > 0; length--) {
      const used = usedFor.get(words.slice(place, place + length).join(' '));
      if (used !== undefined) return { length, used: [...used.values()] };
    }
    return undefined;
  };

  return {
    read({ words, terms }) {
      const asked: ExpandedTerm[] = [];
      let next = 0;
      for (const term of terms) {
        if (term.place < next) continue;
        const name = nameAt(words, term.place);
        next = term.place + (name?.length ?? 1);
        asked.push(
          ...(name === undefined
            ? [{ ...term, searchTerms: [term] }]
            : replaceBySynonym(term, name.length, name.used)),
        );
      }
      return asked;
    },
  };
}

function replaceBySynonym(term: QuestionTerm, length: number, used: readonly Phrase[]): ExpandedTerm[] {
  const single = used.flatMap(({ searchTerms }) => (searchTerms.length === 1 ? searchTerms : []));
  if (single.length > 0) return [{ ...term, searchTerms: length === 1 ? [term, ...single] : single }];
  const [first] = used;
  return (first?.searchTerms ?? []).map((reading) => ({
    ...term,
    ...reading,
    isName: true,
    searchTerms: [reading],
  }));
}

/** An article before a name isn't part of it. */
function phraseOf(name: string): Phrase {
  const words = wordsOf(name).map(({ surface }) => ({ word: foldWord(surface), term: termOfWord(surface) }));
  const first = words.findIndex(({ term }) => term !== null);
  return {
    words: words.slice(Math.max(0, first)).map(({ word }) => word),
    searchTerms: words.flatMap(({ word, term }) => (term === null ? [] : [{ word, term }])),
  };
}
