import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pooledNoAnswerScore, readSentences } from '../../../../src/core/answering/reading/read-sentences.ts';
import type { WindowReading } from '../../../../src/core/ports/reader.ts';
import { articleOf } from '../../../support/articles.ts';

const article = articleOf(['The mill stands. It turns.']);
const [passage] = article.passages;
if (passage === undefined) throw new Error('no passage');
const [mill, turns] = [0, 1].map((index) => ({ passage, index }));
if (mill === undefined || turns === undefined) throw new Error('no sentence');

/** A reading of a window: a span and its score for each sentence. */
function readingOf(...found: readonly (readonly [start: number, score: number] | null)[]): WindowReading {
  return {
    sentences: found.map((one) => one && { span: [one[0], one[0] + 3], score: one[1] }),
    noAnswer: [1, 1],
  };
}

describe('a sentence that was read in several windows', () => {
  const together = { article, sentences: [mill, turns] };
  const alone = { article, sentences: [mill] };
  const read = readSentences(
    [together, together, alone],
    [readingOf([0, 2], [17, 4]), readingOf([4, 4], null), readingOf([9, 0])],
  );

  it('has the mean of its scores, those it got alone counted half, and the best of its spans', () => {
    expect(read.of(mill)).toEqual({ span: [4, 7], score: 6 / 2.5, lead: 6 / 2.5 - 2 });
  });

  it('has what there is, where some windows found nothing to point at in it', () => {
    expect(read.of(turns)).toEqual({ span: [17, 20], score: 4, lead: 2 });
  });

  it('stands in its passage once', () => {
    expect(read.passages).toEqual([{ article, passage }]);
  });
});

it('a sentence that wasn’t read, or has nothing to point at, has no reading', () => {
  const read = readSentences([{ article, sentences: [mill] }], [readingOf(null)]);
  expect(read.of(mill)).toBeNull();
  expect(read.of(turns)).toBeNull();
});

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
