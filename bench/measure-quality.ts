import { type ByKind, type Measures, measure } from '../src/evaluation/measures.ts';
import { MEASURE_COLUMNS } from '../src/evaluation/render-measures.ts';
import { type Column, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { Trial } from './run-trials.ts';
import { type HighlightScores, scoreHighlights } from './score-highlights.ts';

/** Shares are from 0 to 1; `null` where nothing can be measured. */
interface QualityMeasures extends Measures {
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

const COLUMNS: readonly Column<QualityMeasures>[] = [
  ...MEASURE_COLUMNS,
  { group: '', heading: 'first 8', cell: ({ firstEight }) => formatPercentage(firstEight) },
  { group: 'highlights', heading: 'F1', cell: ({ highlightF1 }) => formatPercentage(highlightF1) },
  {
    group: 'highlights',
    heading: 'overlap',
    cell: ({ highlightOverlap }) => formatPercentage(highlightOverlap),
  },
];

export interface SystemQuality {
  readonly system: string;
  readonly measures: ByKind<QualityMeasures>;
}

/** The systems beside each other: over all the questions, and over each kind. */
export function renderQuality(systems: readonly SystemQuality[]): string {
  const kinds = Object.keys(systems[0]?.measures.kinds ?? {});
  const rowsOf = (
    kind: string,
    measuresOf: (measures: ByKind<QualityMeasures>) => QualityMeasures | null,
  ) => [
    { label: kind, row: null },
    ...systems.map(({ system, measures }) => ({ label: `  ${system}`, row: measuresOf(measures) })),
  ];
  return renderTable(COLUMNS, [
    ...rowsOf('all', ({ all }) => all),
    ...kinds.flatMap((kind) => rowsOf(kind, (measures) => measures.kinds[kind] ?? null)),
  ]);
}
