import type { Trial } from './run-trials.ts';

/** Where an answer went wrong; every wrong one is of one class. */
export const ERROR_CLASSES = [
  'right passage not among first eight',
  'right passage, other sentence',
  'other passage first',
  'right but abstained',
  'answered though unanswerable',
] as const;

export type ErrorClass = (typeof ERROR_CLASSES)[number];

/**
 * What went wrong, `null` if nothing. Of an abstention from an answerable question the nearest are looked at, so that
 * only one whose first is right is put down to abstaining.
 */
export function errorClassOf(
  trial: Pick<Trial, 'verdict' | 'isFirstFromRightPassage' | 'isAmongFirstEight'>,
): ErrorClass | null {
  const { answerable, abstained, rank } = trial.verdict;
  if (!answerable) return abstained ? null : 'answered though unanswerable';
  if (rank === 1) return abstained ? 'right but abstained' : null;
  if (trial.isFirstFromRightPassage) return 'right passage, other sentence';
  return trial.isAmongFirstEight ? 'other passage first' : 'right passage not among first eight';
}
