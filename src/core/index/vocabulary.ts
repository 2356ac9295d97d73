import SearchableMap from 'minisearch/SearchableMap';
import type { Reading } from '../question/question.ts';

/** How sure it is that an indexed term is what was asked for, from 0 to 1. */
const CLOSENESS = { same: 1, begun: 0.9, misspelt: 0.8 } as const;

/** A shorter word is taken as it is spelt: too many others are like it. */
const SHORTEST_FORGIVEN = 4;
/** In a word this long two slips are likely, and one other letter hardly makes another word. */
const LONG_WORD = 8;
/** In a word this short a letter more or less makes another word. */
const SHORT_WORD = 5;
/** A word may be finished by this many letters at most (`Zelensk` → `Zelenskyy`), else it is another word. */
const LONGEST_ENDING = 3;

/** The words of a corpus: which indexed terms a word of a question stands for. */
export interface Vocabulary {
  /** Indexed terms and how close each is; empty when the corpus knows nothing like the word. */
  resolve(asked: Reading): ReadonlyMap<string, number>;
  /** Whether the corpus always writes a term with a capital, the opening of sentences aside. */
  isName(term: string): boolean;
}

/** A word of the corpus as it is spelt, folded. */
export interface Spelling {
  readonly word: string;
  readonly term: string;
  /** Written with a capital within a sentence, and never without. */
  readonly isName: boolean;
}

export function createVocabulary(spellings: Iterable<Spelling>): Vocabulary {
  const terms = new Map<string, boolean>();
  const bySpelling = new SearchableMap<Spelling>();
  for (const spelling of spellings) {
    terms.set(spelling.term, spelling.isName && (terms.get(spelling.term) ?? true));
    if (spelling.word.length >= SHORTEST_FORGIVEN) bySpelling.set(spelling.word, spelling);
  }

  return {
    resolve({ term, word }) {
      if (terms.has(term)) return new Map([[term, CLOSENESS.same]]);
      if (word.length < SHORTEST_FORGIVEN || /\p{N}/u.test(word)) return new Map();
      const begun = begunBy(word, bySpelling);
      return begun.size > 0 ? begun : closestTo(word, bySpelling);
    },
    isName: (term) => terms.get(term) ?? false,
  };
}

function begunBy(word: string, spellings: SearchableMap<Spelling>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [spelling, { term }] of spellings.atPrefix(word)) {
    if (spelling.length <= word.length + LONGEST_ENDING) found.set(term, CLOSENESS.begun);
  }
  return found;
}

function closestTo(word: string, spellings: SearchableMap<Spelling>): Map<string, number> {
  const allowed = word.length >= LONG_WORD ? 2 : 1;
  // People get the first letter right, and the words that share it are far fewer.
  const first = word.charAt(0);
  const near = [...spellings.atPrefix(first).fuzzyGet(word.slice(1), allowed + 1)]
    .map(([rest, [{ term, isName }, edits]]) => {
      const spelling = first + rest;
      // Two letters swapped are one slip, and two edits.
      const slips = isAnagram(word, spelling) ? edits - 1 : edits;
      return { spelling, term, isName, slips };
    })
    .filter(({ spelling, isName, slips }) => slips <= allowed && isMisspelling(word, spelling, isName));
  const least = Math.min(...near.map(({ slips }) => slips));
  return new Map(near.filter(({ slips }) => slips === least).map(({ term }) => [term, CLOSENESS.misspelt]));
}

/**
 * A letter more or less in a short word, or another letter in one that isn't long, makes another word (thank and tank, mayor
 * and major) rather than a slip, unless the corpus knows it as a name.
 */
function isMisspelling(word: string, spelling: string, isName: boolean): boolean {
  if (isName || word.length >= LONG_WORD) return true;
  return word.length === spelling.length ? isAnagram(word, spelling) : word.length > SHORT_WORD;
}

function isAnagram(word: string, spelling: string): boolean {
  return [...word].sort().join('') === [...spelling].sort().join('');
}
