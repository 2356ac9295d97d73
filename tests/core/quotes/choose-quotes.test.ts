import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../src/core/answering/answer-kind.ts';
import { chooseQuotes, quoteText } from '../../../src/core/answering/quotes.ts';
import type { RankedSentence } from '../../../src/core/answering/ranking/rank-sentences.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { wordsOf } from '../../../src/core/index/words.ts';
import { articleOf } from '../../support/article-of.ts';
import { NO_FEATURES } from '../../support/no-features.ts';

type Place = readonly [passage: number, sentence: number, score: number];

/** Sentences ranked as given; passages from 1, sentences from 0. */
function ranking(paragraphs: readonly string[], order: readonly Place[]): RankedSentence[] {
  const article = articleOf(paragraphs);
  const { termOf } = createPassageIndex([article]);
  return order.map(([number, index, score]) => {
    const passage = article.passages[number - 1];
    const sentence = passage?.sentences[index];
    if (passage === undefined || sentence === undefined) throw new Error('no such sentence');
    const words = wordsOf(passage.text.slice(sentence.start, sentence.end)).flatMap(
      ({ surface }) => termOf(surface) ?? [],
    );
    return { article, passage, index, sentence, words, features: NO_FEATURES, score, read: null };
  });
}

function quoted(
  paragraphs: readonly string[],
  order: readonly Place[],
  { kind = 'thing', limit = 3 }: { kind?: AnswerKind; limit?: number } = {},
): string[] {
  return chooseQuotes(ranking(paragraphs, order), kind, limit, 'lexical').map(quoteText);
}

const MILL = 'The old mill by the river grinds grain for everybody.';
const BAKER = 'Bread is baked from that flour every single morning.';
const SCHOOL = 'Children learn to read in the schoolhouse on the hill.';
const LEANING = 'It has done so since the flood of the last century.';

describe('the quotes', () => {
  it('are the best sentences, best first, no more than asked for', () => {
    const order: Place[] = [
      [2, 0, 3],
      [1, 0, 2],
      [3, 0, 2],
    ];
    expect(quoted([MILL, BAKER, LEANING], order, { limit: 2 })).toEqual([BAKER, MILL]);
    expect(quoted([MILL, BAKER, LEANING], order, { limit: 3 })).toEqual([BAKER, MILL, LEANING]);
    expect(chooseQuotes([], 'thing', 3, 'lexical')).toEqual([]);
  });

  it('bring along the sentence that they lean on, to stand alone', () => {
    expect(quoted([`${MILL} ${LEANING}`], [[1, 1, 3]])).toEqual([`${MILL} ${LEANING}`]);
  });

  it('never bring along what another has quoted from elsewhere', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 1, 2],
    ];
    expect(quoted([MILL, `${MILL} ${LEANING}`], order)).toEqual([MILL]);
  });

  it('never repeat a sentence that another has brought along', () => {
    const order: Place[] = [
      [1, 1, 3],
      [1, 0, 1],
    ];
    expect(quoted([`${MILL} ${LEANING}`], order)).toEqual([`${MILL} ${LEANING}`]);
  });

  it('have a neighbour quoted along that scores nearly as well, and no other', () => {
    const neighbour = (score: number): Place[] => [
      [1, 0, 3],
      [1, 1, score],
    ];
    expect(quoted([`${MILL} ${BAKER}`], neighbour(2.9))).toEqual([`${MILL} ${BAKER}`]);
    expect(quoted([`${MILL} ${BAKER}`], neighbour(1), { limit: 1 })).toEqual([MILL]);
    expect(
      quoted(
        [`${MILL} ${BAKER} ${SCHOOL}`],
        [
          [1, 0, 3],
          [1, 2, 2.9],
        ],
      ),
    ).toEqual([MILL, SCHOOL]);
  });

  it('never say nearly the same twice', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 0, 3],
      [3, 0, 2],
    ];
    expect(quoted([MILL, `${MILL.slice(0, -1)}!`, BAKER], order)).toEqual([MILL, BAKER]);
  });

  it('may have no word in common, nor any at all', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 0, 3],
    ];
    expect(quoted(['* * *', '– – –'], order)).toHaveLength(2);
  });

  it('leave out what is far below the best', () => {
    const order: Place[] = [
      [1, 0, 1],
      [2, 0, 0.1],
    ];
    expect(quoted([MILL, BAKER], order)).toEqual([MILL]);
  });

  it('are from different passages where several things are asked for', () => {
    const order: Place[] = [
      [1, 0, 3],
      [1, 2, 1.5],
      [2, 0, 1],
    ];
    const paragraphs = [`${MILL} ${BAKER} ${SCHOOL}`, 'Sheep graze on the meadows behind the churchyard.'];
    expect(quoted(paragraphs, order, { kind: 'list', limit: 2 })).toEqual([MILL, paragraphs[1]]);
    expect(quoted(paragraphs, order, { kind: 'thing', limit: 2 })).toEqual([MILL, SCHOOL]);
  });
});
