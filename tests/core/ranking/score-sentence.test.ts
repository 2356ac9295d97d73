import { expect, it } from 'vitest';
import { confidenceOf } from '../../../src/core/confidence/confidence.ts';
import { scoreSentence } from '../../../src/core/ranking/score-sentence.ts';

it('scores a sentence by the weighted sum of its evidence', () => {
  const evidence = { sentenceMatch: 0.5, passageMatch: 1, phraseMatch: 0, kindMatch: 1, asks: 1 };
  const weights = { sentenceMatch: 2, passageMatch: 0.25, phraseMatch: 7, kindMatch: 0.5, asks: -1 };
  expect(scoreSentence(evidence, weights)).toBeCloseTo(0.75);
});

it('is more confident the more of the question is covered, and less the more is unknown', () => {
  const nothing = confidenceOf({ coverage: 0, unknown: 1, phraseMatch: 0 });
  const half = confidenceOf({ coverage: 0.5, unknown: 0.5, phraseMatch: 0 });
  const all = confidenceOf({ coverage: 1, unknown: 0, phraseMatch: 1 });
  expect([nothing, half, all].every((confidence) => confidence > 0 && confidence < 1)).toBe(true);
  expect(nothing).toBeLessThan(half);
  expect(half).toBeLessThan(all);
});
