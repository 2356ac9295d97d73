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
export const LONGEST_ENDING = 3;

/** So many letters at most are added, left out or changed in a word that still stands for another: two slips, one of them a swap. */
export const MOST_EDITS = 3;

/** The words of a corpus: which indexed terms a word of a question stands for. */
export interface Vocabulary {
  /** Indexed terms and how close each is; empty when the corpus knows nothing like the word. */
  resolve(asked: Reading): ReadonlyMap<string, number>;
  /** How the corpus spells a word that it has only in other letters, folded; `null` of any other word. */
  spell(asked: Reading): string | null;
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

  /** What the corpus has like a word that it doesn't have. */
  const alike = ({ word }: Reading): { begun: Spelling[]; misspelt: Spelling[] } => {
    if (!isForgiven(word)) return { begun: [], misspelt: [] };
    const begun = begunBy(word, bySpelling);
    return { begun, misspelt: begun.length > 0 ? [] : closestTo(word, bySpelling) };
  };

  return {
    resolve(asked) {
      if (terms.has(asked.term)) return new Map([[asked.term, CLOSENESS.same]]);
      const { begun, misspelt } = alike(asked);
      return new Map([
        ...begun.map(({ term }) => [term, CLOSENESS.begun] as const),
        ...misspelt.map(({ term }) => [term, CLOSENESS.misspelt] as const),
      ]);
    },
    spell: (asked) => (terms.has(asked.term) ? null : (alike(asked).misspelt[0]?.word ?? null)),
    isName: (term) => terms.get(term) ?? false,
  };
}

/** Whether a folded word that isn't known may stand for another: not a number, and no short word. */
export function isForgiven(word: string): boolean {
  return word.length >= SHORTEST_FORGIVEN && !/\p{N}/u.test(word);
}

function begunBy(word: string, spellings: SearchableMap<Spelling>): Spelling[] {
  return Array.from(spellings.atPrefix(word), ([, spelling]) => spelling).filter(
    (spelling) => spelling.word.length <= word.length + LONGEST_ENDING,
  );
}

function closestTo(word: string, spellings: SearchableMap<Spelling>): Spelling[] {
  const allowed = word.length >= LONG_WORD ? 2 : 1;
  // People get the first letter right, and the words that share it are far fewer.
  const first = word.charAt(0);
  const near = [...spellings.atPrefix(first).fuzzyGet(word.slice(1), allowed + 1)]
    // Two letters swapped are one slip, and two edits.
    .map(([, [spelling, edits]]) => ({ spelling, slips: isAnagram(word, spelling.word) ? edits - 1 : edits }))
    .filter(({ spelling, slips }) => slips <= allowed && isMisspelling(word, spelling));
  const least = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === least).map(({ spelling }) => spelling);
}

/**
 * A letter more or less in a short word, or another letter in one that isn't long, makes another word (thank and tank, mayor
 * and major) rather than a slip, unless the corpus knows it as a name.
 */
function isMisspelling(word: string, { word: spelling, isName }: Spelling): boolean {
  if (isName || word.length >= LONG_WORD) return true;
  return word.length === spelling.length ? isAnagram(word, spelling) : word.length > SHORT_WORD;
}

function isAnagram(word: string, spelling: string): boolean {
  return [...word].sort().join('') === [...spelling].sort().join('');
}
