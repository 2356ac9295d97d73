import { expect, it } from 'vitest';
import {
  articlesByFolder,
  foundArticles,
  placeInFolder,
} from '../../../src/adapters/web/rendering/folders.ts';
import { articleOf } from '../../support/articles.ts';
import { libraryOf } from '../../support/bot-of.ts';

const { articles } = libraryOf(
  ['peace.md', 'staff-guide/leave/parental.md', 'staff-guide/pay.md', 'moor/peat.md'].map((file, place) =>
    articleOf(['It says so.'], { id: `a${place}`, title: file.replaceAll(/.*\/|\.md/gu, ''), file }),
  ),
);

it('has articles by their outermost folder, and last what is in none', () => {
  expect(
    articlesByFolder(articles).map(({ name, articles: inside }) => [name, inside.map(({ title }) => title)]),
  ).toEqual([
    ['Moor', ['peat']],
    ['Staff guide', ['parental', 'pay']],
    [null, ['peace']],
  ]);
});

it('says where in its folder an article is', () => {
  expect(articles.map((article) => placeInFolder(article, 'staff-guide/'))).toEqual([
    '',
    'Leave',
    '',
    'Moor',
  ]);
});

it.each([
  ['PAR', ['parental']],
  ['staff pay', ['pay']],
  ['nothing of it', []],
])('finds by words of title and path: %s', (find, titles) => {
  expect(foundArticles(articles, find).map(({ title }) => title)).toEqual(titles);
});
