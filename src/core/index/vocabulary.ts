/**
 * The words of a corpus. A word of a question that the corpus doesn't have is completed ("Zelensk" to "Zelenskyy") or, if nothing
 * completes it, corrected ("Zelenksy"). Both are cautious: a word of another meaning would find passages that don't answer.
 * The collector gathers the words while the corpus is indexed.
 */

import SearchableMap from 'minisearch/SearchableMap';
import { runSteps } from '../steps.ts';
import type { SearchTerm } from './known-terms.ts';
import { foldWord } from './words.ts';

/** How certain it is that an indexed term is the one that was asked for, from 0 to 1. */
const CLOSENESS = { exact: 1, completed: 0.9, corrected: 0.8 } as const;

/** A shorter word is taken as it is: too many others are like it. */
const MIN_CORRECTABLE_LENGTH = 4;
/** A word this long may have two slips, and another letter in it hardly makes another word. */
const LONG_WORD = 8;
/** In a word this short, one letter more or less makes another word. */
const SHORT_WORD = 5;
/** The most letters that complete a word: with more it is another word. */
export const MAX_COMPLETION_LENGTH = 3;
/** The most letters that are added, left out or changed by a correction: two slips, one of them a swap. */
export const MAX_EDITS = 3;

export interface Vocabulary {
  /** The indexed terms that a word stands for, and how close each is; empty when the corpus has nothing like it. */
  resolve(asked: SearchTerm): ReadonlyMap<string, number>;
  /** The corrected spelling, folded, of a word that the corpus has only in another spelling; `null` for any other word. */
  spell(asked: SearchTerm): string | null;
  /** Whether the corpus always writes a term with a capital, the first words of sentences aside. */
  isName(term: string): boolean;
}

/** A word of the corpus in one of its spellings. */
export interface Spelling {
  /** Folded. */
  readonly word: string;
  readonly term: string;
  /** Written with a capital within a sentence, and never without. */
  readonly isName: boolean;
}

export function createVocabulary(spellings: Iterable<Spelling>): Vocabulary {
  return runSteps(vocabularySteps(spellings));
}

/** The same, one word at a time, as a large corpus has very many. */
export function* vocabularySteps(spellings: Iterable<Spelling>): Generator<void, Vocabulary> {
  const isNameByTerm = new Map<string, boolean>();
  /** In articles of several languages, a word may have several terms. */
  const bySpelling = new SearchableMap<Spelling[]>();
  for (const spelling of spellings) {
    yield;
    const { term, word, isName } = spelling;
    isNameByTerm.set(term, isName && (isNameByTerm.get(term) ?? true));
    if (word.length < MIN_CORRECTABLE_LENGTH) continue;
    const same = bySpelling.get(word);
    if (same === undefined) bySpelling.set(word, [spelling]);
    else same.push(spelling);
  }

  /** What the corpus has in place of a word that it doesn't have. */
  const similarTo = (asked: SearchTerm): { completions: Spelling[]; corrections: Spelling[] } => {
    const { word } = asked;
    if (!isCorrectable(asked)) return { completions: [], corrections: [] };
    const completions = completionsOf(word, bySpelling);
    return { completions, corrections: completions.length > 0 ? [] : correctionsOf(word, bySpelling) };
  };

  return {
    resolve(asked) {
      if (isNameByTerm.has(asked.term)) return new Map([[asked.term, CLOSENESS.exact]]);
      const { completions, corrections } = similarTo(asked);
      return new Map([
        ...completions.map(({ term }) => [term, CLOSENESS.completed] as const),
        ...corrections.map(({ term }) => [term, CLOSENESS.corrected] as const),
      ]);
    },
    spell: (asked) => (isNameByTerm.has(asked.term) ? null : (similarTo(asked).corrections[0]?.word ?? null)),
    isName: (term) => isNameByTerm.get(term) ?? false,
  };
}

/** Whether an unknown word, folded, may stand for another: a number or a short word may not. */
export function isCorrectable({ word, isExact }: SearchTerm): boolean {
  return isExact !== true && word.length >= MIN_CORRECTABLE_LENGTH && !/\p{N}/u.test(word);
}

function completionsOf(word: string, spellings: SearchableMap<Spelling[]>): Spelling[] {
  return Array.from(spellings.atPrefix(word), ([, same]) => same)
    .flat()
    .filter((spelling) => spelling.word.length <= word.length + MAX_COMPLETION_LENGTH);
}

function correctionsOf(word: string, spellings: SearchableMap<Spelling[]>): Spelling[] {
  const allowed = word.length >= LONG_WORD ? 2 : 1;
  // People get the first letter right, and far fewer words share it.
  const first = word.charAt(0);
  const near = [...spellings.atPrefix(first).fuzzyGet(word.slice(1), allowed + 1)]
    // Two swapped letters are one slip, but two edits.
    .flatMap(([, [same, edits]]) =>
      same.map((spelling) => ({ spelling, slips: isAnagram(word, spelling.word) ? edits - 1 : edits })),
    )
    .filter(({ spelling, slips }) => slips <= allowed && isMisspelling(word, spelling));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === fewest).map(({ spelling }) => spelling);
}

/**
 * A letter more or less in a short word, or another letter in one that isn't long, makes another word (thank and tank, mayor and
 * major) rather than a slip, unless the corpus knows it as a name.
 */
function isMisspelling(word: string, { word: spelling, isName }: Spelling): boolean {
  if (isName || word.length >= LONG_WORD) return true;
  return word.length === spelling.length ? isAnagram(word, spelling) : word.length > SHORT_WORD;
}

function isAnagram(word: string, spelling: string): boolean {
  return [...word].sort().join('') === [...spelling].sort().join('');
}

const STARTS_WITH_CAPITAL = /^\p{Lu}/u;

/** Collects the spellings of a corpus word by word. */
export interface SpellingCollector {
  /** @param surface the word as it is written @param opens whether it opens a sentence, where a capital says nothing */
  add(surface: string, term: string, opens: boolean): void;
  /** All of them, gathered one word at a time. */
  spellings(): Generator<void, Spelling[]>;
}

interface SeenWord {
  readonly word: string;
  readonly term: string;
  isCapitalised: boolean;
  isSmall: boolean;
}

export function createSpellingCollector(): SpellingCollector {
  const seenWords = new Map<string, SeenWord>();
  return {
    add(surface, term, opens) {
      let key = surface;
      let seen = seenWords.get(key);
      if (seen !== undefined && seen.term !== term) {
        key = ofTerm(surface, term);
        seen = seenWords.get(key);
      }
      if (seen === undefined) {
        const isSmall = !STARTS_WITH_CAPITAL.test(surface);
        seen = { word: foldWord(surface), term, isCapitalised: false, isSmall };
        seenWords.set(key, seen);
      }
      seen.isCapitalised ||= !seen.isSmall && !opens;
    },
    *spellings() {
      const byWord = new Map<string, SeenWord>();
      for (const seen of seenWords.values()) {
        yield;
        const key = ofTerm(seen.word, seen.term);
        const same = byWord.get(key);
        byWord.set(key, {
          ...seen,
          isCapitalised: seen.isCapitalised || (same?.isCapitalised ?? false),
          isSmall: seen.isSmall || (same?.isSmall ?? false),
        });
      }
      return Array.from(byWord.values(), ({ word, term, isCapitalised, isSmall }) => ({
        word,
        term,
        isName: isCapitalised && !isSmall,
      }));
    },
  };
}

/** One word may have another term in each language. */
function ofTerm(word: string, term: string): string {
  return `${word}\0${term}`;
}
