import { describe, expect, it } from 'vitest';
import { chooseQuotes, textOf } from '../../../src/core/quotes/choose-quotes.ts';
import type { RankedSentence } from '../../../src/core/ranking/rank-sentences.ts';
import { articleOf } from '../../support/article-of.ts';

const NOTHING = { sentenceMatch: 0, passageMatch: 0, phraseMatch: 0, kindMatch: 0, asks: 0 };

/** Sentences ranked as given: [passage from 1, sentence from 0, score]. */
function ranking(
  paragraphs: readonly string[],
  order: readonly (readonly [number, number, number])[],
): RankedSentence[] {
  const article = articleOf(paragraphs);
  return order.map(([number, index, score]) => {
    const passage = article.passages[number - 1];
    const sentence = passage?.sentences[index];
    if (passage === undefined || sentence === undefined) throw new Error('no such sentence');
    return { article, passage, index, sentence, evidence: NOTHING, score };
  });
}

const MILL = 'The old mill by the river grinds grain for everybody.';
const BAKER = 'Bread is baked from that flour every single morning.';
const LEANING = 'It has done so since the flood of the last century.';

describe('the quotes', () => {
  it('are the best sentences, best first, no more than asked for', () => {
    const ranked = ranking(
      [MILL, BAKER, LEANING],
      [
        [2, 0, 3],
        [1, 0, 2],
        [3, 0, 2],
      ],
    );
    expect(chooseQuotes(ranked, 2).map(textOf)).toEqual([BAKER, MILL]);
    expect(chooseQuotes([], 3)).toEqual([]);
  });

  it('never repeat a sentence that another has brought along', () => {
    const ranked = ranking(
      [`${MILL} ${LEANING}`],
      [
        [1, 1, 3],
        [1, 0, 3],
      ],
    );
    expect(chooseQuotes(ranked, 3).map(textOf)).toEqual([`${MILL} ${LEANING}`]);
  });

  it('never say nearly the same twice', () => {
    const ranked = ranking(
      [MILL, `${MILL.slice(0, -1)}!`, BAKER],
      [
        [1, 0, 3],
        [2, 0, 3],
        [3, 0, 2],
      ],
    );
    expect(chooseQuotes(ranked, 3).map(textOf)).toEqual([MILL, BAKER]);
  });

  it('may have no word in common, nor any at all', () => {
    const ranked = ranking(
      ['* * *', '– – –'],
      [
        [1, 0, 3],
        [2, 0, 3],
      ],
    );
    expect(chooseQuotes(ranked, 3)).toHaveLength(2);
  });

  it('leave out what is far below the best', () => {
    const ranked = ranking(
      [MILL, BAKER],
      [
        [1, 0, 1],
        [2, 0, 0.1],
      ],
    );
    expect(chooseQuotes(ranked, 3).map(textOf)).toEqual([MILL]);
  });
});
