import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseRanks, gatherCandidates } from '../../../src/core/answering/candidates.ts';
import type { MeaningMatch } from '../../../src/core/answering/meaning.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import type { Candidate } from '../../../src/core/index/search-index.ts';
import type { NearPassage } from '../../../src/core/index/vector-index.ts';
import { articleOf } from '../../support/articles.ts';
import { questionOf } from '../../support/question-of.ts';

const article = articleOf([
  'The mill stands by the river.',
  'Grain is ground here on Mondays.',
  'The mill of the valley burnt down.',
  'Swans nest on the bank.',
]);
const placed = article.passages.map((passage) => ({ article, passage }));
const numbersOf = (passages: readonly { passage: { number: number } }[]) =>
  passages.map(({ passage }) => passage.number);

describe('fused rankings', () => {
  it('put first what is good in both, then what is first in one', () => {
    const at = (...numbers: number[]) => numbers.flatMap((number) => placed[number - 1] ?? []);
    expect(numbersOf(fuseRanks([at(1, 2), at(3, 2)]))).toEqual([2, 1, 3]);
  });

  it('hold each passage of any ranking once, and a single ranking as it is', () => {
    const ranking = fc.shuffledSubarray(placed);
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const fused = numbersOf(fuseRanks([one, other]));
        expect([...fused].sort()).toEqual([...new Set(numbersOf([...one, ...other]))].sort());
        expect(numbersOf(fuseRanks([one]))).toEqual(numbersOf(one));
      }),
    );
  });
});

describe('candidates', () => {
  const index = createPassageIndex([article]);
  const terms = index.resolveTerms(questionOf('Where is the mill?'));

  it('by words alone are the passages with a word of the question', () => {
    expect(numbersOf(gatherCandidates(index, terms, null, 10)).sort()).toEqual([1, 3]);
  });

  it('by meaning, too, have those without any, with no score of words', () => {
    const near = placed.map((one, place) => ({ ...one, cosine: 0.9 - place / 10 })).slice(1, 2);
    const meaning = meaningOf(near);
    const candidates = gatherCandidates(index, terms, meaning, 10);
    expect(numbersOf(candidates).sort()).toEqual([1, 2, 3]);
    expect(candidates.find(({ passage }) => passage.number === 2)?.score).toBe(0);
    expect(gatherCandidates(index, terms, meaning, 2)).toHaveLength(2);
  });

  it('within one article are from no other, by words and by meaning', () => {
    const other = articleOf(['The mill of the hill.', 'Bread.'], { id: 'other' });
    const both = createPassageIndex([article, other]);
    const known = both.resolveTerms(questionOf('Where is the mill?'));
    const near = other.passages.map((passage) => ({ article: other, passage, cosine: 0.9 }));
    const idsOf = (candidates: readonly Candidate[]) => candidates.map((one) => one.article.id);
    expect(new Set(idsOf(gatherCandidates(both, known, null, 10, 'other')))).toEqual(new Set(['other']));
    expect(idsOf(gatherCandidates(both, known, meaningOf([], near), 10, 'other'))).toEqual([
      'other',
      'other',
    ]);
  });

  function meaningOf(nearest: readonly NearPassage[], inArticle: readonly NearPassage[] = []): MeaningMatch {
    const all = { mean: 0.4, deviation: 0.1 };
    const cosines = { cosineOf: () => 0.5, cosineOfSentence: () => 0.5 };
    return { nearest, nearestIn: () => inArticle, ...cosines, all };
  }
});
