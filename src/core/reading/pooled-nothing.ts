import type { WindowReading } from './reader.ts';

/**
 * How much speaks for there being no answer in any of the windows: for where it would start and where it would end the mean of
 * the windows' scores, as likelihoods (the log of the mean of the exponentials), added. The reader was trained with its
 * windows' "nothing here" pooled so, and all their spans normalised together (Clark and Gardner 2018); so a span's score less this
 * is the logit of that span against nothing. @param readings at least one
 */
export function pooledNothing(readings: readonly WindowReading[]): number {
  const [starts, ends] = [0, 1].map((end) => readings.map(({ nothing }) => nothing[end] ?? 0));
  return logMeanExp(starts ?? []) + logMeanExp(ends ?? []);
}

/** Less the largest first, so that no exponential overflows. */
function logMeanExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum / values.length);
}
