/** What a question asks for, and how rare it is. */
export interface Wanted {
  /** What matches it, as PostgreSQL reads a `tsquery`. */
  readonly query: string;
  /** What a passage that holds it gains by it, above 0. */
  readonly weight: number;
  /** The share of the passages that hold it, from 0 to 1. */
  readonly share: number;
}

/** Of more, the lightest are left out of the choice of passages; they still count when these are compared. */
const MOST_WANTED = 8;

/** Each query is expected to match so many times more passages than the one before. */
const WIDER = 8;

/**
 * Queries that match more and more passages, the best first: those that hold much of what is wanted. BM25 as MiniSearch has it grows
 * with the sum of the weights held, times how many they are; each query matches all passages of which that product is at
 * least so much. So no passage that a query leaves out holds more than those that it matches, and rare words, or several
 * common ones together, are looked up without going through every passage that holds a common one.
 *
 * @param wanted at least one
 * @param least how many passages the first should match, of how many there are, by a rough estimate
 */
export function* widening(
  wanted: readonly Wanted[],
  { least, passages }: { readonly least: number; readonly passages: number },
): Generator<string> {
  const heaviest = [...wanted].sort((a, b) => b.weight - a.weight).slice(0, MOST_WANTED);
  const subsets = subsetsOf(heaviest);
  const levels = [...new Set(subsets.map(({ gain }) => gain))].sort((a, b) => b - a);
  let expected = least;
  for (const [place, level] of levels.entries()) {
    const chosen = subsets.filter(({ gain, nextBest }) => gain >= level && nextBest < level);
    // As if words stood together by chance: they do so more often, so that it is an underestimate.
    const matched = passages * chosen.reduce((sum, { share }) => sum + share, 0);
    if (matched < expected && place < levels.length - 1) continue;
    yield chosen.map(({ members }) => `(${members.map(({ query }) => query).join('&')})`).join('|');
    expected = Math.max(matched, expected) * WIDER;
  }
}

interface Subset {
  readonly members: readonly Wanted[];
  /** The sum of the weights, times how many they are. */
  readonly gain: number;
  /** The most that is gained without one of them. */
  readonly nextBest: number;
  /** The share of passages that would hold all of them by chance. */
  readonly share: number;
}

function subsetsOf(wanted: readonly Wanted[]): Subset[] {
  return Array.from({ length: 2 ** wanted.length - 1 }, (_, place) => {
    const members = wanted.filter((_, at) => ((place + 1) >> at) & 1);
    const lightest = Math.min(...members.map(({ weight }) => weight));
    const sum = members.reduce((total, { weight }) => total + weight, 0);
    return {
      members,
      gain: sum * members.length,
      nextBest: (sum - lightest) * (members.length - 1),
      share: members.reduce((product, { share }) => product * share, 1),
    };
  });
}
