import { describe, expect, it } from 'vitest';
import { fitLogistic, type Observation } from '../../bench/logistic-regression.ts';

function observed(features: readonly number[], positive: number, negative: number): Observation[] {
  return [
    ...Array.from({ length: positive }, () => ({ features, positive: true })),
    ...Array.from({ length: negative }, () => ({ features, positive: false })),
  ];
}

describe('a logistic regression', () => {
  it('without features has the log-odds as its bias', () => {
    const { bias, weights } = fitLogistic(observed([], 3, 1));
    expect(bias).toBeCloseTo(Math.log(3), 9);
    expect(weights).toEqual([]);
  });

  it('of many observations has the log-odds ratio as a weight, however it is penalised', () => {
    const { bias, weights } = fitLogistic([
      ...observed([0], 20_000, 60_000),
      ...observed([1], 60_000, 20_000),
    ]);
    expect(bias).toBeCloseTo(-Math.log(3), 2);
    expect(weights[0]).toBeCloseTo(2 * Math.log(3), 2);
  });

  it('gives no weight to what tells nothing', () => {
    const { weights } = fitLogistic([...observed([0], 5, 5), ...observed([1], 5, 5)]);
    expect(weights[0]).toBeCloseTo(0, 9);
  });

  it('stays finite where the observations can be separated', () => {
    const { bias, weights } = fitLogistic([...observed([0], 0, 10), ...observed([1], 10, 0)]);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[0]).toBeLessThan(10);
    expect(bias).toBeLessThan(0);
  });
});
