/** What the latest time weighs in the mean. */
const SHARE_OF_LATEST = 0.1;

/** How long things of one kind take. */
export interface Pace {
  /** @param milliseconds that one took */
  readonly add: (milliseconds: number) => void;
  /** How long so many will take, in milliseconds; 0 when none was seen yet. */
  readonly timeOf: (count: number) => number;
}

/** Learns a pace, as an exponentially weighted mean. */
export function createPace(): Pace {
  let mean: number | null = null;
  return {
    add(milliseconds) {
      mean = mean === null ? milliseconds : mean + SHARE_OF_LATEST * (milliseconds - mean);
    },
    timeOf: (count) => count * (mean ?? 0),
  };
}
