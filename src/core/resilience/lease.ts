/**
 * A claim ends so long after it was made or renewed last: the process that held it has died. One that stands still for less is not
 * taken for dead. In milliseconds.
 */
export const LEASE = 8_000;

/** Between two renewals: one may fail or come late. In milliseconds. */
export const BEAT = 2_000;

/** For so long after it was made or renewed, a claim is held without a doubt. In milliseconds. */
export const SURE = 4_000;
