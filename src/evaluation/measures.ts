import { areaUnderRoc } from './area-under-roc.ts';
import { calibrationError } from './calibration-error.ts';
import type { Verdict } from './judge.ts';

/** What a set of questions shows. Every share is from 0 to 1, and `null` where nothing can be measured. */
export interface Measures {
  readonly questions: number;
  readonly answerable: number;
  /** The first quote right, or rightly abstained. */
  readonly correctAt1: number | null;
  /** Of the answerable questions, those answered with a right first quote. */
  readonly hitAt1: number | null;
  /** Of the answerable questions, those answered with a right quote among three. */
  readonly hitAt3: number | null;
  /** As hit@1, but the nearest of an abstention count as quotes: the ranking, whatever was abstained from. */
  readonly foundAt1: number | null;
  /** As hit@3, but the nearest of an abstention count as quotes. */
  readonly foundAt3: number | null;
  /** Of the answerable questions, those abstained from. */
  readonly wronglyAbstained: number | null;
  /** Of the abstentions, the right ones. */
  readonly abstentionPrecision: number | null;
  /** Of the questions without an answer, those abstained from. */
  readonly abstentionRecall: number | null;
  /** How well the confidence tells answerable questions from others: the area under the ROC curve. */
  readonly auroc: number | null;
  /** Expected calibration error over ten bins of equal width: how far the confidence is from the share of right best quotes. */
  readonly calibrationError: number | null;
  /** UTF-16 units of the first quote, on average. */
  readonly meanQuoteLength: number | null;
  readonly millisecondsPerQuestion: number | null;
}

export function measure(verdicts: readonly Verdict[]): Measures {
  const answerable = verdicts.filter((verdict) => verdict.answerable);
  const unanswerable = verdicts.filter((verdict) => !verdict.answerable);
  const abstained = verdicts.filter((verdict) => verdict.abstained);
  const rightlyAbstained = unanswerable.filter((verdict) => verdict.abstained);
  const answered = answerable.filter((verdict) => !verdict.abstained);
  return {
    questions: verdicts.length,
    answerable: answerable.length,
    correctAt1: ratio(within(1, answered) + rightlyAbstained.length, verdicts.length),
    hitAt1: ratio(within(1, answered), answerable.length),
    hitAt3: ratio(within(3, answered), answerable.length),
    foundAt1: ratio(within(1, answerable), answerable.length),
    foundAt3: ratio(within(3, answerable), answerable.length),
    wronglyAbstained: ratio(answerable.length - answered.length, answerable.length),
    abstentionPrecision: ratio(rightlyAbstained.length, abstained.length),
    abstentionRecall: ratio(rightlyAbstained.length, unanswerable.length),
    auroc: areaUnderRoc(
      answerable.map(({ confidence }) => confidence),
      unanswerable.map(({ confidence }) => confidence),
    ),
    calibrationError: calibrationError(
      verdicts.map(({ confidence, place }) => ({ confidence, right: place === 1 })),
    ),
    meanQuoteLength: mean(verdicts.flatMap(({ firstLength }) => firstLength ?? [])),
    millisecondsPerQuestion: mean(verdicts.map(({ milliseconds }) => milliseconds)),
  };
}

/** How many have a right quote among so many. */
function within(places: number, verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ place }) => place !== null && place <= places).length;
}

function mean(numbers: readonly number[]): number | null {
  return ratio(
    numbers.reduce((sum, number) => sum + number, 0),
    numbers.length,
  );
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
