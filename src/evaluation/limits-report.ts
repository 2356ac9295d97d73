import type { ConfidenceLimits } from '../core/answering/confidence.ts';
import { type Effect, effectOf, type Judged } from './fit-limits.ts';
import { type Column, formatFigure, formatPercentage, renderTable } from './render-table.ts';

/** Limits, and what they make of the questions. */
interface LimitsAndEffect extends ConfidenceLimits {
  readonly effect: Effect;
}

/** What a fit found. */
export interface LimitsReport {
  readonly questions: number;
  readonly answerable: number;
  /** The most that the share of questions with a wrong answer may be. */
  readonly risk: number;
  readonly now: LimitsAndEffect;
  readonly fitted: LimitsAndEffect;
  /** The line of `.env` that sets what was fitted. */
  readonly setting: string;
}

export function reportLimits(
  judged: readonly Judged[],
  risk: number,
  { now, fitted }: Readonly<Record<'now' | 'fitted', ConfidenceLimits>>,
): LimitsReport {
  return {
    questions: judged.length,
    answerable: judged.filter(({ answerable }) => answerable).length,
    risk,
    now: { ...now, effect: effectOf(judged, now) },
    fitted: { ...fitted, effect: effectOf(judged, fitted) },
    setting: `LEAST_CONFIDENCE=${fitted.unsure},${fitted.answered}`,
  };
}

const LIMIT_DIGITS = 3;

const COLUMNS: readonly Column<LimitsAndEffect>[] = [
  { group: 'from', heading: 'unsure', cell: ({ unsure }) => formatFigure(unsure, LIMIT_DIGITS) },
  { group: 'from', heading: 'answered', cell: ({ answered }) => formatFigure(answered, LIMIT_DIGITS) },
  { group: 'of all', heading: 'answered', cell: ({ effect }) => formatPercentage(effect.answered) },
  { group: 'of all', heading: 'wrongly', cell: ({ effect }) => formatPercentage(effect.wronglyAnswered) },
  { group: 'of all', heading: 'unsure', cell: ({ effect }) => formatPercentage(effect.unsure) },
  {
    group: 'answered',
    heading: 'precision',
    cell: ({ effect }) => formatPercentage(effect.answeredPrecision),
  },
  { group: 'silent', heading: 'wrongly', cell: ({ effect }) => formatPercentage(effect.wronglySilent) },
  { group: 'silent', heading: 'rightly', cell: ({ effect }) => formatPercentage(effect.rightlySilent) },
];

/** A table of the limits of now and those that were fitted, and what they rest on. Ends with the line that sets them. */
export function renderLimits({ questions, answerable, risk, now, fitted, setting }: LimitsReport): string {
  const unanswerable = questions - answerable;
  const percent = Number((100 * risk).toFixed(1));
  return [
    renderTable(COLUMNS, [
      { label: 'now', row: now },
      { label: 'fitted', row: fitted },
    ]),
    `\nFitted on ${questions} questions, ${unanswerable} of them without an answer: of questions like these, ${percent} % or fewer get a wrong answer.\n`,
    unanswerable === 0
      ? 'People also ask what your articles don’t say: add such questions, with an empty "gold", and fit again.\n'
      : '',
    fitted.effect.answered === 0
      ? 'With these limits nothing is answered, at best unsure: state a higher risk, or see which sure answers are wrong.\n'
      : '',
    `${setting}\n`,
  ].join('');
}
