import { expect, it } from 'vitest';
import { sampleQuestions } from '../../bench/questions.ts';

function corpusOf(...questions: string[]) {
  return {
    articles: [],
    questions: questions.map((question) => ({
      question,
      previous: '',
      answerable: false,
      gold: [],
      kind: 'none',
    })),
  };
}

it('a sample is counted through, from the first question; corpora left without any are left out', () => {
  const sample = sampleQuestions([corpusOf('a', 'b'), corpusOf('c'), corpusOf('d', 'e')], 3);
  expect(sample.map(({ questions }) => questions.map(({ question }) => question))).toEqual([['a'], ['d']]);
});
