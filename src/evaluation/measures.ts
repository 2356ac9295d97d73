import type { Verdict } from './judge.ts';

/** Every share is from 0 to 1. A measure is `null` where there is nothing to measure. */
export interface Measures {
  readonly questions: number;
  readonly answerable: number;
  /** Of all questions, those with a right first quote, sure or not, or a right abstention. */
  readonly correctAt1: number | null;
  /** Of the answerable questions, those answered or unsure with a right first quote. */
  readonly hitAt1: number | null;
  /** Of the answerable questions, those answered or unsure with a right quote among the first three. */
  readonly hitAt3: number | null;
  /** Like hit@1, but the nearest of an abstention count as quotes: the quality of the ranking alone. */
  readonly foundAt1: number | null;
  /** Like hit@3, but the nearest of an abstention count as quotes. */
  readonly foundAt3: number | null;
  /** Of the answers, unsure ones left out, those with a right first quote. */
  readonly answeredPrecision: number | null;
  /** Of the answerable questions, the share of answers, right or wrong, unsure ones left out. */
  readonly answeredShare: number | null;
  /** Of the questions without an answer, those that are unsure or abstained from. */
  readonly rightlyNotAnswered: number | null;
  /** Of the answers and the unsure together, those with a right first quote. */
  readonly quotedPrecision: number | null;
  /** Of the answerable questions, the share of abstentions. */
  readonly wronglyAbstained: number | null;
  /** Of the abstentions, the share of right ones. */
  readonly abstentionPrecision: number | null;
  /** Of the questions without an answer, the share of abstentions. */
  readonly abstentionRecall: number | null;
  /** How well the confidence separates answerable questions from others: the area under the ROC curve. */
  readonly auroc: number | null;
  /** How far the confidence is from the share of right best quotes: the expected calibration error. */
  readonly calibrationError: number | null;
  /** Of the first quotes, in UTF-16 units. */
  readonly meanQuoteLength: number | null;
  readonly millisecondsPerQuestion: number | null;
}

export function measure(verdicts: readonly Verdict[]): Measures {
  const answerable = verdicts.filter((verdict) => verdict.answerable);
  const unanswerable = verdicts.filter((verdict) => !verdict.answerable);
  const abstained = verdicts.filter((verdict) => verdict.abstained);
  const rightlyAbstained = unanswerable.filter((verdict) => verdict.abstained);
  const answered = verdicts.filter((verdict) => verdict.answered);
  const wronglyAnswered = unanswerable.filter((verdict) => verdict.answered);
  const quoted = verdicts.filter((verdict) => !verdict.abstained);
  const quotedAnswerable = answerable.filter((verdict) => !verdict.abstained);
  return {
    questions: verdicts.length,
    answerable: answerable.length,
    correctAt1: ratio(countWithin(1, quotedAnswerable) + rightlyAbstained.length, verdicts.length),
    hitAt1: ratio(countWithin(1, quotedAnswerable), answerable.length),
    hitAt3: ratio(countWithin(3, quotedAnswerable), answerable.length),
    foundAt1: ratio(countWithin(1, answerable), answerable.length),
    foundAt3: ratio(countWithin(3, answerable), answerable.length),
    answeredPrecision: ratio(countWithin(1, answered), answered.length),
    answeredShare: ratio(answered.length - wronglyAnswered.length, answerable.length),
    rightlyNotAnswered: ratio(unanswerable.length - wronglyAnswered.length, unanswerable.length),
    quotedPrecision: ratio(countWithin(1, quoted), quoted.length),
    wronglyAbstained: ratio(answerable.length - quotedAnswerable.length, answerable.length),
    abstentionPrecision: ratio(rightlyAbstained.length, abstained.length),
    abstentionRecall: ratio(rightlyAbstained.length, unanswerable.length),
    auroc: areaUnderRoc(
      answerable.map(({ confidence }) => confidence),
      unanswerable.map(({ confidence }) => confidence),
    ),
    calibrationError: calibrationError(
      verdicts.map(({ confidence, rank }) => ({ confidence, right: rank === 1 })),
    ),
    meanQuoteLength: mean(verdicts.flatMap(({ firstLength }) => firstLength ?? [])),
    millisecondsPerQuestion: mean(verdicts.map(({ milliseconds }) => milliseconds)),
  };
}

/** How many have a right quote among the first `limit`. */
function countWithin(limit: number, verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ rank }) => rank !== null && rank <= limit).length;
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

/** A value of all questions, and of those of each kind. */
export interface ByKind<Value> {
  readonly all: Value;
  /** In the order in which the kinds first appear. */
  readonly kinds: Readonly<Record<string, Value>>;
}

export function byKind<Item, Value>(
  items: readonly Item[],
  kindOf: (item: Item) => string,
  measure: (items: readonly Item[]) => Value,
): ByKind<Value> {
  const kinds = [...new Set(items.map(kindOf))];
  const ofKind = (kind: string) => measure(items.filter((item) => kindOf(item) === kind));
  return { all: measure(items), kinds: Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) };
}

/**
 * The probability that a positive scores above a negative, where a tie counts half; `null` when either are missing. Computed from
 * the ranks (the U statistic of Mann and Whitney 1947, normalised), because comparing every pair of thousands takes too long.
 */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const rankOf = averageRanks([...positives, ...negatives]);
  let rankSum = 0;
  for (const score of positives) rankSum += rankOf.get(score) ?? 0;
  const wins = rankSum - (positives.length * (positives.length + 1)) / 2;
  return wins / (positives.length * negatives.length);
}

/** The rank of each score, from 1 for the lowest. Equal scores share the average of their ranks. */
function averageRanks(scores: readonly number[]): ReadonlyMap<number, number> {
  const sorted = scores.toSorted((a, b) => a - b);
  const ranks = new Map<number, number>();
  let start = 0;
  while (start < sorted.length) {
    const score = sorted[start] ?? 0;
    let end = start + 1;
    while (sorted[end] === score) end += 1;
    ranks.set(score, (start + 1 + end) / 2);
    start = end;
  }
  return ranks;
}

const BINS = 10;

/** How confident a prediction was, and whether it was right. */
export interface Forecast {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The expected calibration error over ten bins of equal width, from 0 to 1: how far the confidence is from the share of right
 * forecasts; `null` when there are none. (Guo et al. 2017, "On calibration of modern neural networks", equation 3.)
 */
export function calibrationError(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) return null;
  const excess = new Array<number>(BINS).fill(0);
  for (const { confidence, right } of forecasts) {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    excess[bin] = (excess[bin] ?? 0) + confidence - Number(right);
  }
  return excess.reduce((sum, gap) => sum + Math.abs(gap), 0) / forecasts.length;
}
