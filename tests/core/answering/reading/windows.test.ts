import { describe, expect, it } from 'vitest';
import {
  createWindowReader,
  createWindows,
  restrictWindowReader,
} from '../../../../src/core/answering/reading/windows.ts';
import { sentencesOf } from '../../../../src/core/article.ts';
import { articleOf } from '../../../support/articles.ts';
import { pointAtWords } from '../../../support/point-at-words.ts';

const mill = articleOf(['The mill stands. It turns.', 'It grinds. Bread is baked.'], { id: 'mill' });
const moor = articleOf(['The moor burnt.'], { id: 'moor' });

describe('the windows of a corpus', () => {
  const windows = createWindows([mill, moor], [[3, 1], [1]]);

  it('hold the sentences of each article in order, across paragraphs', () => {
    expect(windows.all.map(({ article, sentences }) => [article.id, sentences.length])).toEqual([
      ['mill', 3],
      ['mill', 1],
      ['moor', 1],
    ]);
    expect(windows.all.flatMap(({ sentences }) => sentences)).toEqual(
      [mill, moor].flatMap((article) => sentencesOf(article)),
    );
  });

  it('are found by any sentence in them', () => {
    for (const window of windows.all) {
      for (const sentence of window.sentences) expect(windows.windowOf(sentence)).toBe(window);
    }
  });

  it('hold no sentence of another corpus', () => {
    const [stranger] = sentencesOf(articleOf(['The mill stands.']));
    if (stranger === undefined) throw new Error('no sentence');
    expect(() => windows.windowOf(stranger)).toThrow('Sentence 0 of ¶1 is in no window.');
  });
});

it('a reader of some of the articles has no window of another', () => {
  const reader = createWindowReader(pointAtWords([]), 9, [mill, moor]);
  const some = restrictWindowReader(reader, [moor]);
  expect(some.windows.all.map(({ article }) => article.id)).toEqual(['moor']);
  expect(some.limit).toBe(9);
});
