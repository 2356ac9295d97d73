import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/answering/answer.ts';
import { extendToWholeWords } from '../../../src/core/answering/highlights.ts';

const TEXT = 'It’s Kyiv’s 600-mile (U.S.) front.';

describe('a span', () => {
  it.each<[Span, string]>([
    [[6, 8], 'Kyiv’s'],
    [[5, 9], 'Kyiv’s'],
    [[8, 14], 'Kyiv’s 600'],
    [[12, 20], '600-mile'],
    [[22, 23], 'U.S'],
    [[4, 5], ' '],
  ])('is widened to the whole of the words it touches: %j', (span, words) => {
    expect(TEXT.slice(...extendToWholeWords(TEXT, span))).toBe(words);
  });
});
