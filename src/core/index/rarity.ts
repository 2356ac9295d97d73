/**
 * How much a term tells, above 0: BM25's inverse document frequency (Robertson and Spärck Jones, smoothed to stay positive), as
 * MiniSearch has it.
 *
 * @param holding how many of the passages hold it
 */
export function rarity(holding: number, passages: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}
