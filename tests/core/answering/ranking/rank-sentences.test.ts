import { describe, expect, it } from 'vitest';
import type { MeaningMatch } from '../../../../src/core/answering/meaning.ts';
import { type RankedSentence, rankSentences } from '../../../../src/core/answering/ranking/rank-sentences.ts';
import type {
  SentenceFeatures,
  SentenceWeights,
} from '../../../../src/core/answering/ranking/sentence-score.ts';
import type { Article } from '../../../../src/core/article.ts';
import { createPassageIndex } from '../../../../src/core/index/passage-index.ts';
import { buildArticle } from '../../../../src/corpus/build-article.ts';
import { articleOf } from '../../../support/articles.ts';
import { NO_FEATURES } from '../../../support/no-features.ts';
import { questionOf } from '../../../support/question-of.ts';

const ALL_CANDIDATES = 100;

/** The sentences of these articles, ranked by these weights alone. */
function ranked(
  articles: readonly Article[],
  asked: string,
  weights: Partial<SentenceWeights> = { sentenceMatch: 1 },
  meaning: MeaningMatch | null = null,
): RankedSentence[] {
  const index = createPassageIndex(articles);
  const question = questionOf(asked);
  const terms = index.resolveTerms(question);
  const candidates = index.candidates(terms, ALL_CANDIDATES);
  return rankSentences(candidates, question, terms, { meaning, read: null }, { ...NO_FEATURES, ...weights });
}

/** The evidence of a sentence of a single paragraph, from 0. */
function evidenceOf(paragraph: string, asked: string, sentence = 0): SentenceFeatures {
  const found = ranked([articleOf([paragraph])], asked).find(({ index }) => index === sentence);
  if (found === undefined) throw new Error('no such sentence');
  return found.features;
}

describe('the evidence of a sentence', () => {
  it('is how much of the question it holds, less the longer it is, more but not twice for a repeated term', () => {
    const match = (paragraph: string) => evidenceOf(paragraph, 'mill river').sentenceMatch;
    expect(match('The mill is by the river.')).toBeGreaterThan(match('The mill is by the road.'));
    expect(match('The mill of the mill.')).toBeGreaterThan(match('The mill of the inn.'));
    expect(match('The mill of the mill.')).toBeLessThan(2 * match('The mill of the inn.'));
    expect(match('The mill.')).toBeGreaterThan(
      match('The mill stands beside houses, barns, sheds, meadows, hedges, lanes and orchards.'),
    );
  });

  it('is what its neighbours hold too, but none further away', () => {
    const paragraph =
      'The mill stands here. People pass by often. Swans nest on the river. Barns decay slowly.';
    const around = (sentence: number) => evidenceOf(paragraph, 'mill', sentence).neighbourMatch;
    expect([around(0), around(1), around(2), around(3)]).toEqual([1, 1, 0, 0]);
  });

  it('is how close it is to the question in meaning, apart from its passage', () => {
    const article = articleOf(['The mill grinds. The mill stands still.']);
    const cosines = [0.6, 0.9];
    const meaning: MeaningMatch = {
      nearest: [],
      nearestIn: () => [],
      all: { mean: 0.5, deviation: 0.1 },
      cosineOf: () => 0.7,
      cosineOfSentence: (_, index) => cosines[index] ?? 0,
    };
    const [passage] = article.passages;
    if (passage === undefined) throw new Error('no passage');
    const nearest = [{ article, passage, cosine: 0.9 }];
    const byMeaning = ranked([article], 'mill', { sentenceMeaning: 1 }, { ...meaning, nearest });
    expect(byMeaning.map(({ index }) => index)).toEqual([1, 0]);
    const [closest, other] = byMeaning.map(({ features }) => features);
    expect(closest?.sentenceMeaning).toBeCloseTo(1);
    expect(other?.sentenceMeaning).toBeCloseTo(0.25);
    expect([closest?.meaning, other?.meaning]).toEqual([other?.meaning, closest?.meaning]);
    expect(other?.meaning).toBeCloseTo(0.5);
  });

  it('is how well its passage matches, against the best', () => {
    const article = articleOf(['The mill by the river.', 'A mill among several other things entirely.']);
    const matches = ranked([article], 'mill river').map(({ features }) => features.passageMatch);
    expect(matches[0]).toBe(1);
    expect(matches[1]).toBeGreaterThan(0);
    expect(matches[1]).toBeLessThan(1);
  });

  it('is how much of the question the headings above it hold', () => {
    const blocks = [
      { text: 'Turn it off and on.', section: ['What does error 77 mean?'] },
      { text: 'An error is no fault of yours.', section: [] },
    ];
    const guide = buildArticle({ details: { title: 'Guide' }, blocks }, { id: 'guide', title: 'Guide' });
    const found = ranked(guide === null ? [] : [guide], 'error 77', { sectionMatch: 1 });
    expect(found.map(({ passage, features }) => [passage.number, features.sectionMatch])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('is how many neighbours of the question are neighbours in it', () => {
    const phrase = (paragraph: string) => evidenceOf(paragraph, 'old wind mill').phraseMatch;
    expect(phrase('The old wind mill turns.')).toBe(1);
    expect(phrase('The wind mill is old.')).toBe(0.5);
    expect(phrase('The mill is old.')).toBe(0);
    expect(evidenceOf('The mill is old.', 'mill').phraseMatch).toBe(0);
  });

  it('is whether it has what looks like an answer, in words of its own', () => {
    const kind = (paragraph: string, asked: string) => evidenceOf(paragraph, asked).kindMatch;
    expect(kind('The mill burnt in 1921.', 'When did the mill burn?')).toBe(1);
    expect(kind('The mill burnt down.', 'When did the mill burn?')).toBe(0);
    expect(kind('In 1921 the mill burnt.', 'When did the mill burn in 1921?')).toBe(0);
    expect(kind('The mill closed because it rained.', 'Why did the mill close?')).toBe(1);
  });

  it('is no name, as names stand in nearly every sentence', () => {
    expect(evidenceOf('Ada Stone runs the mill.', 'Who runs the mill?').kindMatch).toBe(0);
  });

  it('is whether it asks itself', () => {
    expect(evidenceOf('What drives the mill?', 'mill').asks).toBe(1);
    expect(evidenceOf('“What drives the mill?”', 'mill').asks).toBe(1);
    expect(evidenceOf('A river drives the mill.', 'mill').asks).toBe(0);
  });

  it('is from 0 to 1, each', () => {
    const article = articleOf([
      'The old mill, the mill of mills? The mill in 1921.',
      'Mill mill mill mill mill mill mill mill mill.',
    ]);
    for (const { features } of ranked([article], 'When was the old mill built in Oakham?')) {
      for (const quantity of Object.values(features)) {
        expect(quantity).toBeGreaterThanOrEqual(0);
        expect(quantity).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('the sentences', () => {
  it('are all those of the candidates, best first, each with its terms', () => {
    const article = articleOf(['The river floods. The mill stands by the river.', 'Bread is baked.']);
    expect(
      ranked([article], 'mill river').map(({ passage, index, words }) => [passage.number, index, words]),
    ).toEqual([
      [1, 1, ['mill', 'stand', 'river']],
      [1, 0, ['river', 'flood']],
    ]);
  });

  it('are in reading order where none is better', () => {
    const article = articleOf(['The mill turns. The mill grinds. The mill stops.']);
    expect(ranked([article], 'mill').map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('are scored by every weight, that of the kind of answer too', () => {
    const article = articleOf(['The mill burnt down. The mill burnt in 1921.']);
    const first = (weights: Partial<SentenceWeights>) =>
      ranked([article], 'When did the mill burn?', { sentenceMatch: 0.1, ...weights })[0]?.index;
    expect(first({ kindMatch: 1 })).toBe(1);
    expect(first({ kindMatch: -1 })).toBe(0);
  });

  it('are looked through for the kind of answer where they are among the best only', () => {
    const many = Array.from({ length: 20 }, () => 'The mill burnt in 1921.');
    const kinds = ranked([articleOf(many)], 'When did the mill burn?').map(
      ({ features }) => features.kindMatch,
    );
    expect(kinds).toHaveLength(20);
    expect(kinds.filter((kind) => kind === 1)).toHaveLength(12);
  });

  it('are none where there is no candidate', () => {
    expect(ranked([articleOf(['The mill.'])], 'password')).toEqual([]);
  });

  it('may hold a hostile number of question marks', () => {
    const article = articleOf([`The mill ${'?'.repeat(20_000)}x`, `The mill ${'? '.repeat(10_000)}x`]);
    expect(ranked([article], 'mill').length).toBeGreaterThan(0);
  });
});
