/** What the latest time weighs in the mean. */
const SHARE_OF_LATEST = 0.1;

/** A pace that was seen so long ago tells nothing: what was slow then may be fast now. In milliseconds. */
const FORGOTTEN_AFTER = 10_000;

/** How long things of one kind take. */
export interface Pace {
  /** @param milliseconds that one took */
  readonly add: (milliseconds: number) => void;
  /** How long so many will take, in milliseconds; 0 when none was seen of late. */
  readonly timeOf: (count: number) => number;
}

/** Learns a pace, as an exponentially weighted mean. @param now milliseconds, from any start */
export function createPace(now: () => number): Pace {
  let mean = 0;
  let seenAt = Number.NEGATIVE_INFINITY;
  const isKnown = () => now() - seenAt < FORGOTTEN_AFTER;
  return {
    add(milliseconds) {
      mean = isKnown() ? mean + SHARE_OF_LATEST * (milliseconds - mean) : milliseconds;
      seenAt = now();
    },
    timeOf: (count) => (isKnown() ? count * mean : 0),
  };
}
