import { describe, expect, it } from 'vitest';
import { misspelt, sampleQuestions } from '../../bench/questions.ts';
import { buildTestCorpus } from '../../src/commands/test-corpora.ts';

const QUESTIONS = ['Where does the windmill stand?', 'Who?', 'What is ground there, and by whom?'];

const corpus = buildTestCorpus({
  title: 'Mills',
  paragraphs: ['The windmill stands by the river.'],
  questions: QUESTIONS.map((question) => ({ question, gold: [] })),
});

const [changed] = misspelt([corpus]);

describe('a misspelt question', () => {
  it('differs in one word, that has a letter more or less or two swapped', () => {
    for (const [place, { question }] of changed?.questions.entries() ?? []) {
      const [words, others] = [question.split(' '), QUESTIONS[place]?.split(' ') ?? []];
      const slips = words.filter((word, at) => word !== others[at]);
      expect(words).toHaveLength(others.length);
      expect(slips).toHaveLength(question === 'Who?' ? 0 : 1);
      expect(Math.abs(question.length - (QUESTIONS[place]?.length ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it('is the same each time, and asked of the same articles', () => {
    expect(misspelt([corpus])).toEqual([changed]);
    expect(changed?.articles).toBe(corpus.articles);
  });
});

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
