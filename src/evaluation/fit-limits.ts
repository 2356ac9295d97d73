/**
 * Fits the two limits of confidence to questions whose right answers are known. The higher one by conformal risk control
 * (Angelopoulos, Bates, Fisch, Lei and Schuster 2022, "Conformal risk control", equation 4): it is the lowest limit λ with
 *
 *     n / (n + 1) · R̂(λ) + B / (n + 1) ≤ α
 *
 * where n is the number of questions, α the risk, and R̂(λ) the mean loss. The loss of a question is 1 if it is answered, wrongly,
 * and else 0; so it is at most B = 1, and it never rises with λ. Then a further question that is like those of the file (the
 * order of all of them tells nothing) is answered wrongly with a probability of at most α, on average over such files.
 *
 * The lower one is no guarantee: it is the highest at which few of the questions with an answer are met with silence.
 */

import type { ConfidenceLimits } from '../core/answering/confidence.ts';
import type { Verdict } from './judge.ts';

/** With fewer questions the limits would be those of chance. */
export const MIN_QUESTIONS_TO_FIT = 30;

/** Of the questions with an answer, the share that may be met with silence; more, if nothing at all is found for more. */
export const MOST_SILENCE = 0.08;

/** A confidence has three digits, so no limits between these differ. */
const STEPS = 1000;

/** What the fit needs to know of a question. `rank` is 1 where the first quote is right, even if it was not shown. */
export type Judged = Pick<Verdict, 'answerable' | 'confidence' | 'rank'>;

/**
 * Fits both limits, each in thousandths. The result doesn't depend on the limits that the verdicts were made with.
 *
 * @param risk the most that the share of questions with a wrong answer may be, from 0 to 1
 * @returns `null` if no limit keeps the risk: it is below `leastRisk`, or the surest answers are wrong
 */
export function fitLimits(judged: readonly Judged[], risk: number): ConfidenceLimits | null {
  const answered = lowestLimit((limit) => riskBound(wronglyAnswered(judged, limit), judged.length) <= risk);
  if (answered === null) return null;
  const answerable = judged.filter((one) => one.answerable);
  const nothingFound = answerable.filter(({ confidence }) => confidence === 0).length;
  const mostSilent = Math.max(MOST_SILENCE * answerable.length, nothingFound);
  const tooHigh = lowestLimit((limit) => countSilent(answerable, limit) > mostSilent);
  const unsure = tooHigh === null ? answered : Math.min(answered, tooHigh - 1 / STEPS);
  return { unsure: inThousandths(unsure), answered };
}

/** The least risk that so many questions can vouch for, even if none of them is answered wrongly. */
export function leastRisk(questions: number): number {
  return riskBound(0, questions);
}

/** The left side of the formula above, where R̂ is `wrong` of n. */
function riskBound(wrong: number, questions: number): number {
  return (wrong + 1) / (questions + 1);
}

/** How many are answered wrongly at this limit. */
function wronglyAnswered(judged: readonly Judged[], limit: number): number {
  return judged.filter(({ confidence, rank }) => confidence >= limit && rank !== 1).length;
}

function countSilent(judged: readonly Judged[], limit: number): number {
  return judged.filter(({ confidence }) => confidence < limit).length;
}

/** From the first step on: a confidence of 0 means that nothing was found, which is no answer. */
function lowestLimit(fits: (limit: number) => boolean): number | null {
  for (let step = 1; step <= STEPS; step += 1) {
    if (fits(step / STEPS)) return step / STEPS;
  }
  return null;
}

function inThousandths(limit: number): number {
  return Math.round(limit * STEPS) / STEPS;
}

/** What some limits make of the questions. Shares are from 0 to 1, `null` where there is nothing to share. */
export interface Effect {
  /** Of all questions, those that are answered, rightly or wrongly. */
  readonly answered: number | null;
  /** Of all questions, those that are answered wrongly: what the risk bounds. */
  readonly wronglyAnswered: number | null;
  /** Of the answers, those with a right first quote. */
  readonly answeredPrecision: number | null;
  /** Of all questions, those with quotes that may help. */
  readonly unsure: number | null;
  /** Of the questions that have an answer, those met with silence. */
  readonly wronglySilent: number | null;
  /** Of the others, those met with silence. */
  readonly rightlySilent: number | null;
}

export function effectOf(judged: readonly Judged[], limits: ConfidenceLimits): Effect {
  const answers = judged.filter(({ confidence }) => confidence >= limits.answered);
  const silent = judged.filter(({ confidence }) => confidence < limits.unsure);
  const answerable = judged.filter((one) => one.answerable).length;
  const wrong = wronglyAnswered(judged, limits.answered);
  const silentOnAnswerable = silent.filter((one) => one.answerable).length;
  return {
    answered: share(answers.length, judged.length),
    wronglyAnswered: share(wrong, judged.length),
    answeredPrecision: share(answers.length - wrong, answers.length),
    unsure: share(judged.length - answers.length - silent.length, judged.length),
    wronglySilent: share(silentOnAnswerable, answerable),
    rightlySilent: share(silent.length - silentOnAnswerable, judged.length - answerable),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
