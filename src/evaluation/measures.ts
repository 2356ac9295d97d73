import type { Verdict } from './evaluate.ts';

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

/** Something over all the questions, and over those of each kind. */
export interface ByKind<Value> {
  readonly all: Value;
  /** In the order the kinds first appear. */
  readonly kinds: Readonly<Record<string, Value>>;
}

/** Measures all the items, and those of each kind. */
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
 * The probability that a positive scores above a negative, ties counted half; `null` where there are none of either.
 * From the ranks, as comparing every pair takes too long for thousands (Mann and Whitney 1947; the U statistic, normalised).
 */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const rankOf = averageRanks([...positives, ...negatives]);
  let ranks = 0;
  for (const score of positives) ranks += rankOf.get(score) ?? 0;
  const wins = ranks - (positives.length * (positives.length + 1)) / 2;
  return wins / (positives.length * negatives.length);
}

/** The rank of each score, from 1 for the lowest; equal ones share the average of theirs. */
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

/** What was claimed of something, and whether it is so. */
export interface Forecast {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The expected calibration error over ten bins of equal width, from 0 to 1: how far the confidence is from the share that
 * is right; `null` where nothing was forecast. (Guo et al. 2017, "On calibration of modern neural networks", equation 3.)
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
