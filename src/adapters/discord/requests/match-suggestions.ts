import { LIMITS } from '../limits.ts';

const WORDS = /[\p{L}\p{N}]+/gu;

/** The suggestions in which every word that was typed begins one, in their order; as many and as long as Discord has room for. */
export function matchSuggestions(typed: string, suggestions: readonly string[]): string[] {
  const begun = wordsOf(typed);
  const isMeant = (suggestion: string) => {
    const words = wordsOf(suggestion);
    return begun.every((start) => words.some((word) => word.startsWith(start)));
  };
  const short = new Set(suggestions.filter(({ length }) => 0 < length && length <= LIMITS.choice));
  return [...short].filter(isMeant).slice(0, LIMITS.choices);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}
