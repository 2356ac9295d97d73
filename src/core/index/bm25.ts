/** MiniSearch's constants for BM25+: term frequency saturation (k), length normalization (b), the floor for a term that occurs (d). */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/**
 * How much one field of a text counts for a term that it has, before the term's own weight: BM25+ (Lv and Zhai 2011) as MiniSearch
 * computes it.
 *
 * @param occurrences of the term in the field, at least 1
 * @param length of the field in terms, and that of an average one
 */
export function fieldScore(occurrences: number, length: number, averageLength: number): number {
  const { k, b, d } = BM25;
  return d + (occurrences * (k + 1)) / (occurrences + k * (1 - b + (b * length) / averageLength));
}
