import type { Hour } from './run-days.ts';

/** More is growth. */
const MOST_GROWTH = 1.1;

/**
 * Whether the memory in use didn't grow, after a warm-up of a third: in the last quarter of the hours from then on, it is no more than a
 * tenth above that of the first.
 */
export function isFlat(hours: readonly Pick<Hour, 'inUse'>[]): boolean {
  const warm = hours.slice(Math.floor(hours.length / 3));
  const quarter = Math.ceil(warm.length / 4);
  const total = (some: readonly Pick<Hour, 'inUse'>[]) => some.reduce((sum, { inUse }) => sum + inUse, 0);
  return total(warm.slice(-quarter)) <= MOST_GROWTH * total(warm.slice(0, quarter));
}
