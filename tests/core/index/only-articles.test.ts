import { expect, it } from 'vitest';
import { createPassageIndex, restrictToArticles } from '../../../src/core/index/passage-index.ts';
import { articleOf } from '../../support/article-of.ts';
import { questionOf } from '../../support/question-of.ts';

const mills = Array.from({ length: 30 }, (_, at) =>
  articleOf([`The mill no. ${at + 1} stands.`], { id: `mill-${at}` }),
);
const index = createPassageIndex([
  ...mills,
  articleOf(['A mill, among much else that the moor has.'], { id: 'moor' }),
]);

function idsFound(ids: string[], limit = 10): string[] {
  const only = restrictToArticles(index, ids);
  return only.candidates(only.resolveTerms(questionOf('mill')), limit).map(({ article }) => article.id);
}

it('finds passages of the wanted articles only, however many others match better', () => {
  expect(idsFound(['moor'], 2)).toEqual(['moor']);
  expect(idsFound(['moor', 'mill-29', 'mill-28'])).toHaveLength(3);
});

it('finds no more than were asked for, and nothing in articles that aren’t there', () => {
  expect(
    idsFound(
      mills.map(({ id }) => id),
      4,
    ),
  ).toHaveLength(4);
  expect(idsFound(['nowhere'])).toEqual([]);
  expect(idsFound([])).toEqual([]);
});

it('holds the wanted articles only', () => {
  expect(restrictToArticles(index, ['moor', 'nowhere']).articles.map(({ id }) => id)).toEqual(['moor']);
});

it('of articles that were chosen before are of both', () => {
  const few = restrictToArticles(restrictToArticles(index, ['moor', 'mill-1']), ['mill-1', 'mill-2']);
  const found = few.candidates(few.resolveTerms(questionOf('mill')), 10);
  expect(found.map(({ article }) => article.id)).toEqual(['mill-1']);
});
