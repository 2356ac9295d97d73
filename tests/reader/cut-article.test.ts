import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWindows } from '../../src/core/answering/reading/windows.ts';
import { sentencesOf } from '../../src/core/article.ts';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { cutIntoWindows, encodeWindow, MAX_WINDOW_PIECES } from '../../src/inference/window-encoding.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { articleOf } from '../support/article-of.ts';
import { bundledArticle } from '../support/bundled-article.ts';
import { article as anyArticle } from '../support/generated.ts';

let tokenize: TokenizeText;
beforeAll(async () => {
  tokenize = await openTokenizer(SHIPPED_MODEL);
});

describe('an article', () => {
  it('is cut into windows that hold all of its sentences, and no more pieces than fit', async () => {
    const articles = [await bundledArticle(), ...fc.sample(anyArticle, 100)];
    for (const article of articles) {
      const cut = cutIntoWindows(article, tokenize);
      expect(cut.reduce((sum, length) => sum + length, 0)).toBe(sentencesOf(article).length);
      for (const window of createWindows([article], [cut]).all) {
        const { input } = encodeWindow('', window, tokenize);
        expect(window.sentences.length).toBeGreaterThan(0);
        expect(input.ids.length).toBeLessThanOrEqual(MAX_WINDOW_PIECES + 3);
      }
    }
  });

  it('has windows as full as they get, across paragraphs', () => {
    expect(cutIntoWindows(articleOf(['She spoke.', '“No.” He left.', 'It rained.']), tokenize)).toEqual([4]);
  });

  it('has a window of its own for a sentence that is too long for one', () => {
    const long = `The ${'mill '.repeat(190)}turns.`;
    expect(cutIntoWindows(articleOf(['It rained.', long, 'It stopped.']), tokenize)).toEqual([1, 1, 1]);
  });
});
