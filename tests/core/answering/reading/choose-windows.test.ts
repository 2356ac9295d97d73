import { describe, expect, it } from 'vitest';
import { windowsToRead, windowsToReread } from '../../../../src/core/answering/reading/choose-windows.ts';
import { createWindows } from '../../../../src/core/answering/reading/windows.ts';
import { sentencesOf } from '../../../../src/core/article.ts';
import { articleOf } from '../../../support/articles.ts';

const article = articleOf(['One. Two. Three. Four.', 'Five.', 'Six. Seven. Eight. Nine.']);
const sentences = sentencesOf(article);
const { all: read } = createWindows([article], [[5, 4]]);

/** Sentences with these scores, by their places in the article. */
function scored(...scores: readonly (readonly [place: number, score: number])[]) {
  return scores.flatMap(([place, score]) => {
    const sentence = sentences[place];
    return sentence === undefined ? [] : [{ ...sentence, article, score }];
  });
}

/** The windows by the places of their sentences in the article. */
function placesIn(...args: Parameters<typeof windowsToReread>): number[][] {
  return windowsToReread(...args).map((window) =>
    window.sentences.map(({ passage, index }) =>
      sentences.findIndex((one) => one.passage === passage && one.index === index),
    ),
  );
}

describe('the windows to read again', () => {
  it('hold each of the sentences that are nearly the best: with its neighbours, and alone', () => {
    expect(placesIn(scored([1, 1], [8, 0.9], [6, 0.5]), read)).toEqual([[0, 1, 2], [1], [7, 8], [8]]);
  });

  it('are none where one sentence is far the best, or none is any good', () => {
    expect(windowsToReread(scored([1, 1], [6, 0.7]), read)).toEqual([]);
    expect(windowsToReread(scored([1, -1], [6, -1.1]), read)).toEqual([]);
    expect(windowsToReread([], read)).toEqual([]);
  });

  it('are of four sentences at most', () => {
    const alike = scored([0, 1], [1, 1], [2, 1], [5, 1], [6, 1]);
    expect(placesIn(alike, read).filter(({ length }) => length === 1)).toEqual([[0], [1], [2], [5]]);
  });

  it('leave the passage never, and hold nothing that was read so or is read twice', () => {
    expect(placesIn(scored([3, 1], [4, 1]), read)).toEqual([[2, 3], [3], [4]]);
    const { all } = createWindows([article], [[3, 2, 4]]);
    expect(placesIn(scored([1, 1], [4, 1]), all)).toEqual([[1], [4]]);
  });
});

const pairs = articleOf(['One. Two.', 'Three. Four.', 'Five. Six.']);
const windows = createWindows([pairs], [[2, 2, 2]]);
const [first, second, third] = windows.all;
const sentencesOfPairs = sentencesOf(pairs);
const ranked = [5, 4, 1].flatMap((place) => sentencesOfPairs[place] ?? []);

describe('the windows to read', () => {
  it('are those of the best sentences, best first, each once', () => {
    expect(windowsToRead(ranked, { windows, limit: 2 })).toEqual([third, first]);
    expect(windowsToRead(ranked, { windows, limit: 1 })).toEqual([third]);
  });

  it('are no more than there are sentences that match', () => {
    expect(windowsToRead([], { windows, limit: 2 })).toEqual([]);
  });

  it('are all of a small corpus, what matches first', () => {
    expect(windowsToRead(ranked, { windows, limit: 3 })).toEqual([third, first, second]);
    expect(windowsToRead([], { windows, limit: 3 })).toEqual(windows.all);
  });
});
