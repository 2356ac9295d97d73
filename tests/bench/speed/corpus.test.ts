import { describe, expect, it } from 'vitest';
import { alteredCopy } from '../../../bench/speed/altered-copy.ts';
import {
  loadSpeedCorpus,
  passageTexts,
  spreadOut,
  uniteCorpora,
  withCopies,
} from '../../../bench/speed/corpus.ts';
import { buildTestCorpus } from '../../../src/commands/test-corpora.ts';
import { articleOf } from '../../support/articles.ts';

describe('an altered copy', () => {
  const article = articleOf(
    ['The mayor of Zürich saw 12 swans. Ada Stone saw Zürich.', 'Swans like Ada best.'],
    {
      title: 'Ada and the swans',
    },
  );
  const copy = alteredCopy(article, 1);

  it('has other names and numbers in the same words', () => {
    expect(passageTexts([copy])).toEqual([
      'The mayor of Aüsjdi saw 23 swans. Beb Tupof saw Aüsjdi.',
      'Swans like Beb best.',
    ]);
    expect(copy.title).toBe('Beb and the swans');
  });

  it('has its sentences where they were', () => {
    expect(copy.passages.map(({ sentences }) => sentences)).toEqual(
      article.passages.map(({ sentences }) => sentences),
    );
  });
});

describe('corpora that are made one', () => {
  const corpora = ['Ada', 'Bob', 'Eve'].map((name, place) =>
    buildTestCorpus({
      title: 'Travels',
      paragraphs: [`So ${name} went away.`, `Then ${name} came back.`].slice(0, place + 1),
      questions: [{ question: 'Who went?', gold: [{ paragraph: 1, text: name }] }],
    }),
  );

  it('have what is right where it was, and articles that can be told apart', () => {
    const { articles, questions } = uniteCorpora(corpora);
    expect(questions.map(({ right }) => [...right])).toEqual([[0], [1], [3]]);
    expect(articles.map(({ id }) => id)).toEqual(['article-0000', 'article-0001', 'article-0002']);
  });

  it('have it only in the originals, which stand at every place among their copies', () => {
    const { articles, questions } = uniteCorpora(
      corpora.flatMap((corpus, place) => withCopies(corpus, 2, place)),
    );
    const texts = passageTexts(articles);
    expect(articles).toHaveLength(6);
    expect(questions.map(({ right }) => [...right].map((place) => texts[place]))).toEqual([
      ['So Ada went away.'],
      ['So Bob went away.'],
      ['So Eve went away.'],
    ]);
    expect(questions.map(({ right }) => [...right])).toEqual([[0], [4], [6]]);
  });

  it('have what is right wherever it stands, when any passage will do', async () => {
    const { articles, questions } = await loadSpeedCorpus('small');
    expect(passageTexts(articles)).toHaveLength(54);
    expect(questions[1]?.right.size).toBeGreaterThan(0);
  });
});

describe('questions that are spread out', () => {
  it('are all there, and the first few come from everywhere', () => {
    const all = Array.from({ length: 100 }, (_, place) => place);
    const spread = spreadOut(all);
    expect(spread.toSorted((a, b) => a - b)).toEqual(all);
    const tens = spread.slice(0, 20).map((place) => Math.floor(place / 10));
    expect(new Set(tens).size).toBe(10);
  });
});
