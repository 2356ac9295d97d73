import { termOfWord } from './term-of-word.ts';
import { wordsOf } from './words.ts';

/** The terms of a text, in order. */
export function termsIn(text: string): string[] {
  return wordsOf(text).flatMap(({ surface }) => termOfWord(surface) ?? []);
}
