import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWindows } from '../../src/core/answering/reading/windows.ts';
import { sentencesOf } from '../../src/core/article.ts';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import {
  bestSpan,
  cutIntoWindows,
  encodeWindow,
  MAX_WINDOW_PIECES,
} from '../../src/inference/window-encoding.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { articleOf, bundledArticle } from '../support/articles.ts';
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

const MAX_REACH = 30;

/** Every span there is, from the first. */
function everySpan(starts: readonly number[], ends: readonly number[], from: number, to: number) {
  const places = starts.map((_, place) => place).filter((place) => place >= from && place < to);
  return places.flatMap((first) =>
    places
      .filter((last) => last >= first && last <= first + MAX_REACH)
      .map((last) => ({ first, last, score: (starts[first] ?? 0) + (ends[last] ?? 0) })),
  );
}

const logits = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  maxLength: 60,
});

describe('the best span', () => {
  it('is the first of the best of all spans that are not too long', () => {
    fc.assert(
      fc.property(logits, fc.nat(60), fc.nat(60), (pairs, a, b) => {
        const [starts, ends] = [pairs.map(([start]) => start), pairs.map(([, end]) => end)];
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), pairs.length)];
        const all = everySpan(starts, ends, from, to);
        const most = Math.max(...all.map(({ score }) => score));
        expect(bestSpan(starts, ends, from, to)).toEqual(all.find(({ score }) => score === most) ?? null);
      }),
    );
  });
});
