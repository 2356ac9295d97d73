/** No span reaches further than this many pieces beyond its first. */
const MAX_REACH = 30;

/** A span of pieces, both ends in it, by their places in the window. */
export interface PieceSpan {
  readonly first: number;
  readonly last: number;
  /** The logit of starting there and the logit of ending there, added. */
  readonly score: number;
}

/**
 * The best span among the pieces from `from` up to `to`; of equally good ones the first. `null` when there is no piece.
 *
 * @param starts of each piece of the window, the logit that the answer starts there
 * @param ends the same for where it ends
 */
export function bestSpan(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  from: number,
  to: number,
): PieceSpan | null {
  let best: PieceSpan | null = null;
  for (let first = from; first < to; first++) {
    const limit = Math.min(to - 1, first + MAX_REACH);
    for (let last = first; last <= limit; last++) {
      const score = (starts[first] ?? 0) + (ends[last] ?? 0);
      if (best === null || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
