import { wordsOf } from '../language/words.ts';
import type { Question, Reading } from './question.ts';

/** A question's text with its content words spelt as the articles spell them. @param spell `null` for a word to leave as it is */
export function respelt({ text, terms }: Question, spell: (asked: Reading) => string | null): string {
  const words = wordsOf(text);
  let result = '';
  let end = 0;
  for (const term of terms) {
    const word = words[term.place];
    const spelling = spell(term);
    if (word === undefined || spelling === null) continue;
    result += text.slice(end, word.start) + spelling;
    end = word.end;
  }
  return result + text.slice(end);
}
