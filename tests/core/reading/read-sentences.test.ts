import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/core/answering/reading/read-sentences.ts';
import type { WindowReading } from '../../../src/core/ports/reader.ts';
import { articleOf } from '../../support/article-of.ts';

const article = articleOf(['The mill stands. It turns.']);
const [passage] = article.passages;
if (passage === undefined) throw new Error('no passage');
const [mill, turns] = [0, 1].map((index) => ({ passage, index }));
if (mill === undefined || turns === undefined) throw new Error('no sentence');

/** A reading of a window: a span and its score for each sentence. */
function readingOf(...found: readonly (readonly [start: number, score: number] | null)[]): WindowReading {
  return {
    sentences: found.map((one) => one && { span: [one[0], one[0] + 3], score: one[1] }),
    noAnswer: [1, 1],
  };
}

describe('a sentence that was read in several windows', () => {
  const together = { article, sentences: [mill, turns] };
  const alone = { article, sentences: [mill] };
  const read = readSentences(
    [together, together, alone],
    [readingOf([0, 2], [17, 4]), readingOf([4, 4], null), readingOf([9, 0])],
  );

  it('has the mean of its scores, those it got alone counted half, and the best of its spans', () => {
    expect(read.of(mill)).toEqual({ span: [4, 7], score: 6 / 2.5, lead: 6 / 2.5 - 2 });
  });

  it('has what there is, where some windows found nothing to point at in it', () => {
    expect(read.of(turns)).toEqual({ span: [17, 20], score: 4, lead: 2 });
  });

  it('stands in its passage once', () => {
    expect(read.passages).toEqual([{ article, passage }]);
  });
});

it('a sentence that wasn’t read, or has nothing to point at, has no reading', () => {
  const read = readSentences([{ article, sentences: [mill] }], [readingOf(null)]);
  expect(read.of(mill)).toBeNull();
  expect(read.of(turns)).toBeNull();
});
