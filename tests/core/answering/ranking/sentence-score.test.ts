import { expect, it } from 'vitest';
import { scoreSentence } from '../../../../src/core/answering/ranking/sentence-score.ts';

it('scores a sentence by the weighted sum of its evidence', () => {
  const features = {
    sentenceMatch: 0.5,
    neighbourMatch: 0.25,
    passageMatch: 1,
    sectionMatch: 0.5,
    phraseMatch: 0,
    kindMatch: 1,
    asks: 1,
    brevity: 0.5,
    meaning: 0.25,
    sentenceMeaning: 0.5,
    reading: 0.5,
  };
  const weights = {
    sentenceMatch: 2,
    neighbourMatch: 1,
    passageMatch: 0.25,
    sectionMatch: 0.5,
    phraseMatch: 7,
    kindMatch: 0.5,
    asks: -1,
    brevity: -1,
    meaning: 2,
    sentenceMeaning: 1,
    reading: 3,
  };
  expect(scoreSentence(features, weights)).toBeCloseTo(3.25);
});
