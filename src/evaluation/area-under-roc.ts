/**
 * The probability that a positive scores above a negative, ties counted half; `null` where there are none of either.
 * From the ranks, as comparing every pair takes too long for thousands (Mann and Whitney 1947; the U statistic, normalised).
 */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const rankOf = averageRanks([...positives, ...negatives]);
  let ranks = 0;
  for (const score of positives) ranks += rankOf.get(score) ?? 0;
  const wins = ranks - (positives.length * (positives.length + 1)) / 2;
  return wins / (positives.length * negatives.length);
}

/** The rank of each score, from 1 for the lowest; equal ones share the average of theirs. */
function averageRanks(scores: readonly number[]): ReadonlyMap<number, number> {
  const sorted = scores.toSorted((a, b) => a - b);
  const ranks = new Map<number, number>();
  let start = 0;
  while (start < sorted.length) {
    const score = sorted[start] ?? 0;
    let end = start + 1;
    while (sorted[end] === score) end += 1;
    ranks.set(score, (start + 1 + end) / 2);
    start = end;
  }
  return ranks;
}
