/**
 * The nearest-rank percentile: the least of the values that so large a share of them doesn't exceed. `null` when they are so
 * few that it would be their greatest, however many of them there were.
 *
 * @param share above 0, below 1
 */
export function percentile(values: readonly number[], share: number): number | null {
  const rank = Math.ceil(values.length * share);
  return rank < values.length ? (values.toSorted((a, b) => a - b)[rank - 1] ?? null) : null;
}
