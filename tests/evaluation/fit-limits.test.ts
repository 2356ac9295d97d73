import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../bench/seeded.ts';
import {
  effectOf,
  fitLimits,
  type Judged,
  leastRisk,
  MOST_SILENCE,
} from '../../src/evaluation/fit-limits.ts';

const judged = (confidence: number, isRight: boolean, answerable = true): Judged => ({
  answerable,
  confidence,
  rank: isRight ? 1 : null,
});

const inThousandths = fc.integer({ min: 0, max: 1000 }).map((number) => number / 1000);
const anyJudged = fc
  .record({ confidence: inThousandths, isRight: fc.boolean(), answerable: fc.boolean() })
  .map(({ confidence, isRight, answerable }) => judged(confidence, isRight && answerable, answerable));
const questions = fc.array(anyJudged, { minLength: 30, maxLength: 80 });
const risks = fc.double({ min: 0.04, max: 0.5, noNaN: true });

describe('the limit of an answer', () => {
  it('is the lowest with no more wrong answers than the risk allows', () => {
    // Two wrong answers of thirty: (2 + 1) / (30 + 1) is below a tenth, and a third would make it more.
    const wrong = [0.9, 0.8, 0.7, 0.6].map((confidence) => judged(confidence, false, false));
    const right = Array.from({ length: 26 }, (_, place) => judged(0.3 + place / 50, true));
    expect(fitLimits([...wrong, ...right], 0.1)?.answered).toBe(0.701);
    expect(fitLimits([...wrong, ...right], 2 / 31)?.answered).toBe(0.801);
    expect(fitLimits([...wrong, ...right], leastRisk(30))?.answered).toBe(0.901);
    expect(fitLimits([...wrong, ...right], leastRisk(30) - 1e-9)).toBe(null);
  });

  it('is none where the surest answers are wrong', () => {
    expect(
      fitLimits(
        Array.from({ length: 30 }, () => judged(1, false)),
        0.1,
      ),
    ).toBe(null);
  });

  it('satisfies the formula of conformal risk control, and no lower one does', () => {
    fc.assert(
      fc.property(questions, risks, (all, risk) => {
        const n = all.length;
        const bound = (limit: number) => {
          const losses = all.map(({ confidence, rank }) => Number(confidence >= limit && rank !== 1));
          const meanLoss = losses.reduce((sum, loss) => sum + loss, 0) / n;
          return (n / (n + 1)) * meanLoss + 1 / (n + 1);
        };
        const limits = fitLimits(all, risk);
        const rounding = 1e-9;
        if (limits === null) {
          expect(bound(1)).toBeGreaterThan(risk - rounding);
          return;
        }
        expect(bound(limits.answered)).toBeLessThanOrEqual(risk + rounding);
        if (limits.answered > 0.001)
          expect(bound((1000 * limits.answered - 1.5) / 1000)).toBeGreaterThan(risk - rounding);
      }),
    );
  });

  it('never falls as the risk does', () => {
    fc.assert(
      fc.property(questions, risks, risks, (all, one, other) => {
        const strict = fitLimits(all, Math.min(one, other));
        const lax = fitLimits(all, Math.max(one, other));
        if (strict !== null) expect(strict.answered).toBeGreaterThanOrEqual(lax?.answered ?? Infinity);
      }),
    );
  });

  it('keeps the risk on questions that it was not fitted on, however little the confidence means', () => {
    const RUNS = 3000;
    const N = 40;
    for (const [risk, chanceOfRight] of [
      [0.1, (confidence: number) => confidence],
      [0.2, () => 0.6],
      [0.05, (confidence: number) => confidence ** 3],
    ] as const) {
      let wrong = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const [next = judged(0, true), ...fitted] = Array.from({ length: N + 1 }, () => {
          const confidence = Math.round(random() * 1000) / 1000;
          return judged(confidence, random() < chanceOfRight(confidence));
        });
        const limits = fitLimits(fitted, risk);
        if (limits !== null && next.confidence >= limits.answered && next.rank !== 1) wrong += 1;
      }
      // Three standard errors of the share above the risk: exceeded once in a thousand runs, and these are always the same.
      const error = Math.sqrt((risk * (1 - risk)) / RUNS);
      expect(wrong / RUNS).toBeLessThanOrEqual(risk + 3 * error);
      expect(wrong / RUNS).toBeGreaterThan(risk / 3);
    }
  });
});

describe('the limit of being unsure', () => {
  it('is the highest at which few questions with an answer are met with silence', () => {
    const right = Array.from({ length: 50 }, (_, place) => judged(place / 100 + 0.1, true));
    // Four of fifty are eight in a hundred.
    expect(fitLimits(right, 0.1)).toEqual({ unsure: 0.001, answered: 0.001 });
    const wrong = Array.from({ length: 50 }, (_, place) => judged(place / 100 + 0.105, false, false));
    expect(fitLimits([...right, ...wrong], 0.02)?.unsure).toBe(0.14);
  });

  it('silences as many as nothing is found for, if these are more', () => {
    const nothing = Array.from({ length: 20 }, () => judged(0, false));
    const found = Array.from({ length: 20 }, (_, place) => judged(0.5 + place / 100, false));
    expect(fitLimits([...nothing, ...found], 0.1)?.unsure).toBe(0.5);
  });

  it('is never above that of an answer, and both are numbers that can be set', () => {
    fc.assert(
      fc.property(questions, risks, (all, risk) => {
        const limits = fitLimits(all, risk);
        if (limits === null) return;
        expect(limits.unsure).toBeGreaterThan(0);
        expect(limits.unsure).toBeLessThanOrEqual(limits.answered);
        expect(limits.answered).toBeLessThanOrEqual(1);
        for (const limit of [limits.unsure, limits.answered])
          expect(`${limit}`).toMatch(/^[01](?:\.\d{1,3})?$/);
      }),
    );
  });

  it('never silences more than a few, unless nothing is found', () => {
    fc.assert(
      fc.property(questions, risks, (all, risk) => {
        const limits = fitLimits(all, risk);
        const answerable = all.filter((one) => one.answerable);
        if (limits === null || answerable.length === 0) return;
        const nothing = answerable.filter(({ confidence }) => confidence === 0).length / answerable.length;
        const { wronglySilent } = effectOf(all, limits);
        expect(wronglySilent).toBeLessThanOrEqual(Math.max(MOST_SILENCE, nothing));
      }),
    );
  });
});

it('the effect of limits is what they make of each question', () => {
  const all = [
    judged(0.9, true),
    judged(0.8, false, false),
    judged(0.5, true),
    judged(0.2, true),
    judged(0.1, false, false),
  ];
  expect(effectOf(all, { unsure: 0.3, answered: 0.7 })).toEqual({
    answered: 2 / 5,
    wronglyAnswered: 1 / 5,
    answeredPrecision: 1 / 2,
    unsure: 1 / 5,
    wronglySilent: 1 / 3,
    rightlySilent: 1 / 2,
  });
  expect(effectOf([], { unsure: 0.3, answered: 0.7 }).answered).toBe(null);
});

const below = seeded(2022);
const PRECISION = 1_000_000;
function random(): number {
  return below(PRECISION) / PRECISION;
}
