import { type Measures, measure } from '../src/evaluation/measures.ts';
import type { Trial } from './run-trials.ts';
import { type HighlightScores, scoreHighlights } from './score-highlights.ts';

/** Shares are from 0 to 1; `null` where nothing can be measured. */
export interface QualityMeasures extends Measures {
  /** Of the answerable questions, those with a right passage among the first eight. */
  readonly firstEight: number | null;
  /** On average over the right first quotes, those of abstentions too, where the answer itself is known. */
  readonly highlightF1: number | null;
  /** Of the same, those where anything of the answer is highlighted. */
  readonly highlightOverlap: number | null;
}

/** @param isBare whether the confidence is a mere score and nothing is highlighted, so that neither can be measured */
export function measureQuality(trials: readonly Trial[], isBare: boolean): QualityMeasures {
  const measures = measure(trials.map(({ verdict }) => verdict));
  const answerable = trials.filter(({ question }) => question.answerable);
  const highlights = isBare ? [] : answerable.flatMap(highlightScoresOf);
  return {
    ...measures,
    calibrationError: isBare ? null : measures.calibrationError,
    firstEight: mean(answerable.map(({ isAmongFirstEight }) => Number(isAmongFirstEight))),
    highlightF1: mean(highlights.map(({ f1 }) => f1)),
    highlightOverlap: mean(highlights.map(({ overlaps }) => Number(overlaps))),
  };
}

/** Only a gold piece of a known passage is the answer itself; any other is a piece of a sentence. */
function highlightScoresOf({ first, question, verdict }: Trial): HighlightScores[] {
  const answers = question.gold.filter(({ passage }) => passage !== null).map(({ text }) => text);
  if (first === undefined || verdict.rank !== 1 || answers.length === 0) return [];
  return [scoreHighlights(first, answers)];
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
