import type { Wording } from '../wording/wording.ts';
import type { Gap } from './gap.ts';

/** What there is to say of a gap, in one line. @param titleOf the title of an article by its id; `undefined` if it is gone */
export function describeGap(
  { count, lastAsked, down, missing, nearest }: Gap,
  { gaps, citation }: Wording,
  titleOf: (id: string) => string | undefined,
): string {
  const title = nearest === null ? undefined : titleOf(nearest.article);
  const details = [
    gaps.asked(count, new Date(lastAsked).toISOString().slice(0, 'yyyy-mm-dd'.length)),
    down > 0 ? gaps.down(down) : null,
    missing > 0 ? gaps.missing(missing) : null,
    nearest === null || title === undefined ? null : gaps.nearest(citation(title, nearest.passage)),
  ];
  return details.filter((detail) => detail !== null).join('; ');
}
