import { describe, expect, it } from 'vitest';
import { confidenceFeaturesOf, confidenceOf } from '../../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../../src/core/answering/confidence-weights.ts';
import { findLexically } from '../../src/core/answering/find-quotes.ts';
import { quoteText } from '../../src/core/answering/quotes.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { articleOf } from '../support/article-of.ts';
import { questionOf } from '../support/question-of.ts';

const PARAGRAPHS = [
  'The mill stands by the river. It was built by Ada Stone.',
  'The river feeds many ponds in the valley and never runs dry.',
  'Bread is baked from the flour of the mill every single morning.',
];

const index = createPassageIndex([articleOf(PARAGRAPHS)]);

describe('a finding', () => {
  it('has the candidates, all their sentences best first, and the quotes', () => {
    const { candidates, ranked, quotes, terms } = findLexically(
      questionOf('Where does the mill stand?'),
      index,
      2,
    );
    expect(terms.map(({ asked }) => asked.word)).toEqual(['mill', 'stand']);
    expect(candidates.map(({ passage }) => passage.number)).toEqual([1, 3]);
    expect(ranked).toHaveLength(3);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(quotes.map(quoteText)[0]).toContain('The mill stands by the river.');
    expect(quotes.length).toBeLessThanOrEqual(2);
  });

  it('is as sure as the passage of the first quote supports', () => {
    const finding = findLexically(questionOf('Where does the mill stand?'), index, 3);
    const quoted = finding.quotes[0]?.ranked;
    const best = finding.candidates.find(({ passage }) => passage === quoted?.passage);
    if (best === undefined || quoted === undefined) throw new Error('nothing found');
    expect(finding.confidenceFeatures).toEqual(
      confidenceFeaturesOf(best, quoted, { ...finding, meaning: null }),
    );
    expect(finding.confidence).toBe(
      finding.confidenceFeatures && confidenceOf(finding.confidenceFeatures, CONFIDENCE_WEIGHTS.words),
    );
  });

  it('is nothing, and not sure at all, where no word is known or there is none', () => {
    for (const asked of ['password', 'how are you?']) {
      expect(findLexically(questionOf(asked), index, 3)).toMatchObject({
        candidates: [],
        ranked: [],
        quotes: [],
        confidenceFeatures: null,
        confidence: 0,
      });
    }
  });

  it('ranks the sentences of ten passages at most', () => {
    const many = createPassageIndex([
      articleOf(Array.from({ length: 30 }, (_, day) => `The mill on day ${day}.`)),
    ]);
    expect(findLexically(questionOf('mill'), many, 3).candidates).toHaveLength(10);
  });

  it('is more sure of what the articles say than of what they don’t', () => {
    const sure = findLexically(questionOf('Where does the mill stand?'), index, 3).confidence;
    const unsure = findLexically(
      questionOf('Which mill did Bo Reed sell to the circus?'),
      index,
      3,
    ).confidence;
    expect(sure).toBeGreaterThan(unsure);
  });
});
