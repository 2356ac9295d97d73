import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/evaluation/judge.ts';
import { areaUnderRoc, byKind, measure } from '../../src/evaluation/measures.ts';
import { renderMeasures } from '../../src/evaluation/render-measures.ts';

const verdict = (answerable: boolean, rank: number | null, confidence: number, kind = 'direct'): Verdict => ({
  kind,
  answerable,
  answered: confidence >= 0.7,
  abstained: confidence < 0.5,
  confidence,
  rank,
  firstLength: confidence < 0.5 ? null : 100,
  milliseconds: 4,
});

const verdicts = [
  verdict(true, 1, 0.95),
  verdict(true, 2, 0.85),
  verdict(true, 1, 0.15),
  verdict(false, null, 0.15, 'none'),
  verdict(false, null, 0.65, 'none'),
];

const withUnsure = [
  ...verdicts,
  verdict(true, 1, 0.6),
  verdict(true, null, 0.55),
  verdict(false, null, 0.75, 'none'),
];

describe('the measures', () => {
  it('are those of DESIGN, worked out by hand', () => {
    expect(measure(verdicts)).toEqual({
      questions: 5,
      answerable: 3,
      correctAt1: 2 / 5,
      hitAt1: 1 / 3,
      hitAt3: 2 / 3,
      foundAt1: 2 / 3,
      foundAt3: 1,
      answeredPrecision: 1 / 2,
      answeredShare: 2 / 3,
      rightlyNotAnswered: 1,
      quotedPrecision: 1 / 3,
      wronglyAbstained: 1 / 3,
      abstentionPrecision: 1 / 2,
      abstentionRecall: 1 / 2,
      auroc: (2 + 2 + 0.5) / 6,
      calibrationError: expect.closeTo((0.05 + 0.85 + 2 * (0.5 - 0.15) + 0.65) / 5),
      meanQuoteLength: 100,
      millisecondsPerQuestion: 4,
    });
  });

  it('count what is unsure as quoted but not as answered', () => {
    expect(measure(withUnsure)).toMatchObject({
      questions: 8,
      answerable: 5,
      correctAt1: 3 / 8,
      hitAt1: 2 / 5,
      answeredPrecision: 1 / 3,
      answeredShare: 2 / 5,
      rightlyNotAnswered: 2 / 3,
      quotedPrecision: 2 / 6,
      wronglyAbstained: 1 / 5,
      abstentionRecall: 1 / 3,
    });
  });

  it('are empty where there is nothing to measure', () => {
    expect(Object.values(measure([]))).toEqual([0, 0, ...Array(16).fill(null)]);
  });

  it('are a table with a row for each kind, and one over all', () => {
    const lines = renderMeasures(byKind(verdicts, ({ kind }) => kind, measure))
      .trimEnd()
      .split('\n');
    const [groups, headings, ...rows] = lines.map((line) => line.replaceAll('─', '').trim().split(/ {2,}/));
    expect(groups).toEqual(['hit', 'found', 'answered', 'or unsure', 'abstained', 'confidence']);
    expect(headings?.slice(0, 4)).toEqual(['asked', 'correct@1', '@1', '@3']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['direct', '3', '33.3', '33.3'],
      ['none', '2', '50.0', '–'],
      ['all', '5', '40.0', '33.3'],
    ]);
    expect(new Set(lines.slice(1).map((line) => line.length)).size).toBe(1);
  });
});

/** Few different scores, so that there are ties. */
const scores = fc.array(
  fc.integer({ min: 0, max: 8 }).map((score) => score / 8),
  { minLength: 1 },
);

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which the positive is above, ties counted half', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const wins = positives.flatMap((positive) =>
          negatives.map((negative) => (positive === negative ? 0.5 : Number(positive > negative))),
        );
        const share = wins.reduce((sum, win) => sum + win, 0) / wins.length;
        expect(areaUnderRoc(positives, negatives)).toBeCloseTo(share, 10);
      }),
    );
  });

  it('is nothing where one side is missing', () => {
    expect(areaUnderRoc([1], [])).toBeNull();
    expect(areaUnderRoc([], [1])).toBeNull();
  });
});
