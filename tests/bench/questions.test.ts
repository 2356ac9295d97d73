import { describe, expect, it } from 'vitest';
import { askedOfOthers, asOne, misspelt, sampleQuestions, withoutAnswers } from '../../bench/questions.ts';
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

describe('questions whose answer isn’t there', () => {
  const [mills, moors] = ['mill', 'moor'].map((name) =>
    buildTestCorpus({
      title: name,
      paragraphs: [`The ${name} is old.`, `The ${name} is wide.`, `The ${name} is wet.`],
      questions: [
        { question: `How old is the ${name}?`, gold: [{ paragraph: 1, text: 'old' }] },
        { question: `How wide is the ${name}?`, gold: [{ paragraph: 2, text: 'wide' }] },
        { question: `Who owns the ${name}?`, gold: [] },
      ],
    }),
  );
  const corpora = [mills, moors].flatMap((corpus) => corpus ?? []);

  it('are asked of the same articles without the passages that hold it', () => {
    const missed = withoutAnswers(corpora, 1);
    expect(missed.map(({ questions }) => questions[0]?.question)).toEqual([
      'How old is the mill?',
      'How wide is the mill?',
      'How old is the moor?',
      'How wide is the moor?',
    ]);
    expect(missed[0]?.articles[0]?.passages.map(({ number }) => number)).toEqual([2, 3]);
    expect(missed.flatMap(({ questions }) => questions)).toEqual(
      missed.map(() => expect.objectContaining({ answerable: false, gold: [] })),
    );
    expect(withoutAnswers(corpora, 2)).toHaveLength(2);
  });

  it('are asked of another article', () => {
    const [strayed] = askedOfOthers(corpora);
    expect(strayed?.articles).toBe(mills?.articles);
    expect(strayed?.questions).toEqual([
      expect.objectContaining({ question: 'How old is the moor?', answerable: false, gold: [] }),
    ]);
  });
});

it('several corpora as one have every second question of each, and all articles under ids of their own', () => {
  const corpus = buildTestCorpus({
    title: 'Mill',
    paragraphs: ['The mill is old.'],
    questions: ['a', 'b', 'c'].map((question) => ({ question, gold: [] })),
  });
  const one = asOne([corpus, corpus]);
  expect(new Set(one.articles.map(({ id }) => id)).size).toBe(2);
  expect(one.questions.map(({ question }) => question)).toEqual(['a', 'c', 'a', 'c']);
});
