import { stopwords } from '@orama/stopwords/english';
import { stemmer } from 'stemmer';
import { foldWord } from './fold-word.ts';

const STOP_WORDS: ReadonlySet<string> = new Set([...stopwords, 'a']);

/** One name in several spellings, of which one would be a stop word in lower case, with what each is looked up by. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['U.S', 'usa'],
  ['USA', 'usa'],
  ['U.S.A', 'usa'],
]);

/** Whether a word, however written, says nothing of what a text is about. */
export function isStopWord(word: string): boolean {
  return !ACRONYMS.has(word) && saysNothing(foldWord(word));
}

/** What a word is indexed and looked up by: folded and stemmed (Porter's algorithm); `null` for a stop word. */
export function termOfWord(word: string): string | null {
  const acronym = ACRONYMS.get(word);
  if (acronym !== undefined) return acronym;
  const folded = foldWord(word);
  return saysNothing(folded) ? null : stemmer(folded);
}

function saysNothing(folded: string): boolean {
  return folded === '' || STOP_WORDS.has(folded);
}
