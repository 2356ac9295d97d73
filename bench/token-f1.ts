/** Python's `string.punctuation`. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Whole words; a `\b` here would take the end of "ña" for one. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/**
 * How much two texts have of each other's words, as the official evaluation of SQuAD 1.1 has it (Rajpurkar et al. 2016):
 * lower case, without punctuation and articles, every word as often as it stands there; the harmonic mean of both shares.
 */
export function tokenF1(text: string, gold: string): number {
  const said = tokensOf(text);
  const expected = tokensOf(gold);
  const left = [...expected];
  let shared = 0;
  for (const token of said) {
    const place = left.indexOf(token);
    if (place < 0) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return shared === 0 ? 0 : (2 * shared) / (said.length + expected.length);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().replaceAll(PUNCTUATION, '').replaceAll(ARTICLES, ' ').match(/\S+/g) ?? [];
}
