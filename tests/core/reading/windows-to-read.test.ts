import { describe, expect, it } from 'vitest';
import { windowsToRead } from '../../../src/core/answering/reading/choose-windows.ts';
import { createWindows } from '../../../src/core/answering/reading/windows.ts';
import { sentencesOf } from '../../../src/core/article.ts';
import { articleOf } from '../../support/article-of.ts';

const article = articleOf(['One. Two.', 'Three. Four.', 'Five. Six.']);
const windows = createWindows([article], [[2, 2, 2]]);
const [first, second, third] = windows.all;
const sentences = sentencesOf(article);
const ranked = [5, 4, 1].flatMap((place) => sentences[place] ?? []);

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
