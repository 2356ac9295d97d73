import SearchableMap from 'minisearch/SearchableMap';
import type { SearchTerm } from '../answering/question.ts';
import { foldWord } from './words.ts';

/** How sure it is that an indexed term is what was asked for, from 0 to 1. */
const CLOSENESS = { same: 1, begun: 0.9, misspelt: 0.8 } as const;

/** A shorter word is taken as it is spelt: too many others are like it. */
const MIN_CORRECTABLE_LENGTH = 4;
/** In a word this long two slips are likely, and one other letter hardly makes another word. */
const LONG_WORD = 8;
/** In a word this short a letter more or less makes another word. */
const SHORT_WORD = 5;
/** A word may be finished by this many letters at most (`Zelensk` → `Zelenskyy`), else it is another word. */
export const MAX_COMPLETION_LENGTH = 3;

/** So many letters at most are added, left out or changed in a word that still stands for another: two slips, one of them a swap. */
export const MAX_EDITS = 3;

/** The words of a corpus: which indexed terms a word of a question stands for. */
export interface Vocabulary {
  /** Indexed terms and how close each is; empty when the corpus knows nothing like the word. */
  resolve(asked: SearchTerm): ReadonlyMap<string, number>;
  /** How the corpus spells a word that it has only in other letters, folded; `null` of any other word. */
  spell(asked: SearchTerm): string | null;
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
    if (spelling.word.length >= MIN_CORRECTABLE_LENGTH) bySpelling.set(spelling.word, spelling);
  }

  /** What the corpus has like a word that it doesn't have. */
  const alike = ({ word }: SearchTerm): { begun: Spelling[]; misspelt: Spelling[] } => {
    if (!isCorrectable(word)) return { begun: [], misspelt: [] };
    const begun = completionsOf(word, bySpelling);
    return { begun, misspelt: begun.length > 0 ? [] : correctionsOf(word, bySpelling) };
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
export function isCorrectable(word: string): boolean {
  return word.length >= MIN_CORRECTABLE_LENGTH && !/\p{N}/u.test(word);
}

function completionsOf(word: string, spellings: SearchableMap<Spelling>): Spelling[] {
  return Array.from(spellings.atPrefix(word), ([, spelling]) => spelling).filter(
    (spelling) => spelling.word.length <= word.length + MAX_COMPLETION_LENGTH,
  );
}

function correctionsOf(word: string, spellings: SearchableMap<Spelling>): Spelling[] {
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

const STARTS_WITH_CAPITAL = /^\p{Lu}/u;

/** Gathers the spellings of a corpus, a sentence's words after the other. */
export interface SpellingCollector {
  /** @param surface the word as it stands in the text @param opens whether it opens a sentence, where a capital says nothing */
  add(surface: string, term: string, opens: boolean): void;
  spellings(): Spelling[];
}

interface SeenWord {
  readonly word: string;
  readonly term: string;
  capitalised: boolean;
  small: boolean;
}

export function createSpellingCollector(): SpellingCollector {
  const bySurface = new Map<string, SeenWord>();
  return {
    add(surface, term, opens) {
      let seen = bySurface.get(surface);
      if (seen === undefined) {
        seen = {
          word: foldWord(surface),
          term,
          capitalised: false,
          small: !STARTS_WITH_CAPITAL.test(surface),
        };
        bySurface.set(surface, seen);
      }
      seen.capitalised ||= !seen.small && !opens;
    },
    spellings() {
      const byWord = new Map<string, SeenWord>();
      for (const seen of bySurface.values()) {
        const same = byWord.get(seen.word);
        byWord.set(seen.word, {
          ...seen,
          capitalised: seen.capitalised || (same?.capitalised ?? false),
          small: seen.small || (same?.small ?? false),
        });
      }
      return Array.from(byWord.values(), ({ word, term, capitalised, small }) => ({
        word,
        term,
        isName: capitalised && !small,
      }));
    },
  };
}
