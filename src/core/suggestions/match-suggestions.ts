/** The suggestions that hold all that was typed, a word's beginning each. In their own order. */
export function matchSuggestions(typed: string, suggestions: readonly string[]): readonly string[] {
  const wanted = wordsOf(typed);
  return suggestions.filter((suggestion) => {
    const words = wordsOf(suggestion);
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
