import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pooledNoAnswerScore } from '../../../src/core/answering/reading/read-sentences.ts';

function readingsOf(noAnswer: readonly (readonly [number, number])[]) {
  return noAnswer.map((one) => ({ sentences: [], noAnswer: one }));
}

const logit = fc.double({ min: -50, max: 50, noNaN: true });

describe('what speaks for nothing in all the windows', () => {
  it('is of one window the sum of its two scores', () => {
    expect(pooledNoAnswerScore(readingsOf([[2, 3]]))).toBeCloseTo(5);
  });

  it('is the mean of several, as likelihoods', () => {
    const mean = (a: number, b: number) => Math.log((Math.exp(a) + Math.exp(b)) / 2);
    expect(
      pooledNoAnswerScore(
        readingsOf([
          [2, 3],
          [0, -1],
        ]),
      ),
    ).toBeCloseTo(mean(2, 0) + mean(3, -1));
  });

  it('lies between the least and the most, however large', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(logit, logit), { minLength: 1, maxLength: 9 }), (noAnswer) => {
        const [starts, ends] = [noAnswer.map(([start]) => start), noAnswer.map(([, end]) => end)];
        const pooled = pooledNoAnswerScore(readingsOf(noAnswer));
        expect(pooled).toBeGreaterThanOrEqual(Math.min(...starts) + Math.min(...ends) - 1e-9);
        expect(pooled).toBeLessThanOrEqual(Math.max(...starts) + Math.max(...ends) + 1e-9);
      }),
    );
    expect(
      pooledNoAnswerScore(
        readingsOf([
          [900, 900],
          [0, 0],
        ]),
      ),
    ).toBeCloseTo(1800 - 2 * Math.log(2));
  });
});
