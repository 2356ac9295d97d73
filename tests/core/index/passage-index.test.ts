import { describe, expect, it } from 'vitest';
import { createPassageIndex, type PassageIndex } from '../../../src/core/index/passage-index.ts';
import { readQuestion } from '../../../src/core/question/question.ts';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { articleOf } from '../../support/article-of.ts';

function find(index: PassageIndex, asked: string, limit = 10): number[] {
  const question = readQuestion(asked);
  if (typeof question === 'string') throw new Error(question);
  return index.candidates(index.know(question), limit).map(({ passage }) => passage.number);
}

describe('the index of passages', () => {
  const index = createPassageIndex([
    articleOf([
      'The mill stands by the river.',
      'The river floods.',
      'Bread is baked daily.',
      'The mill grinds.',
    ]),
  ]);

  it('finds what matches best first, ties in reading order', () => {
    expect(find(index, 'mill river')[0]).toBe(1);
    expect(find(index, 'mill')).toEqual([4, 1]);
  });

  it('finds no more than asked for, and nothing for what it does not know', () => {
    expect(find(index, 'mill river', 2)).toHaveLength(2);
    expect(find(index, 'password')).toEqual([]);
  });

  it('weighs rare words more, and unknown ones most', () => {
    const question = readQuestion('river bread password');
    const weights = typeof question === 'string' ? [] : index.know(question).map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(new Set(weights).size).toBe(3);
  });

  it('finds a passage by the headings above it', () => {
    const draft = {
      details: { title: 'Guide' },
      blocks: [
        { text: 'Press the button.', section: ['Printer'] },
        { text: 'Pull the lever.', section: ['Scanner'] },
      ],
    };
    const guide = buildArticle(draft, { id: 'guide', title: 'Guide' });
    expect(find(createPassageIndex(guide === null ? [] : [guide]), 'scanner')).toEqual([2]);
  });
});
