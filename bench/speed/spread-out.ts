/** Of the whole: neighbours come to stand far apart, and any first few come from everywhere. The golden ratio's inverse. */
const STEP = (Math.sqrt(5) - 1) / 2;

/** The items in an order of which every beginning is a fair sample; always the same. */
export function spreadOut<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item, place) => ({ item, rank: (place * STEP) % 1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
