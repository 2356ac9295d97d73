import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinOneEdit, mergeGaps } from '../../../src/core/bot/gaps.ts';
import type { UnmetQuestion } from '../../../src/core/ports/questions.ts';
import { askedQuestion } from '../../support/questions.ts';

function unmet(text: string, at = 0, details: Partial<UnmetQuestion> = {}): UnmetQuestion {
  return { question: askedQuestion({ text, at }), down: 0, missing: 0, reasons: [], ...details };
}

function questionsOf(...texts: string[]): [string, number][] {
  return mergeGaps(texts.map((text, place) => unmet(text, -place))).map(({ question, count }) => [
    question,
    count,
  ]);
}

describe('gaps', () => {
  it('are one where nearly the same was asked, in the words asked last', () => {
    expect(
      questionsOf('Who runs the mill?', 'who is running the mills', 'WHO RUNS THE MILL??', 'the mill, run'),
    ).toEqual([['Who runs the mill?', 4]]);
  });

  it('are one where a long word is misspelt', () => {
    expect(questionsOf('why Sudzha?', 'why Sudzah?', 'why Sudza?')).toEqual([['why Sudzha?', 3]]);
  });

  it.each([
    ['When was the mill built?', 'Why was the mill built?'],
    ['Who runs the mill?', 'Who runs the brewery?'],
    ['Is there beer?', 'Is there a bear?'],
  ])('are two where something else was asked: %s %s', (one, other) => {
    expect(questionsOf(one, other)).toHaveLength(2);
  });

  it('are not what asks for nothing', () => {
    expect(questionsOf('thanks', 'how are you?', '???')).toEqual([]);
  });

  it('are listed by how often they were asked, then by how lately, with what people said of them', () => {
    const gaps = mergeGaps([
      unmet('where is the moor?', 9, { reasons: ['wrong moor'], down: 1 }),
      unmet('who owns the brewery?', 8, { missing: 2 }),
      unmet('the brewery, who owns it?', 7, { down: 1, reasons: ['no', 'nonsense'] }),
      unmet('how deep is the lake?', 6),
    ]);
    expect(gaps).toEqual([
      {
        question: 'who owns the brewery?',
        count: 2,
        lastAsked: 8,
        down: 1,
        missing: 2,
        reasons: ['no', 'nonsense'],
        nearest: null,
        asked: {
          ...{ question: 'AAAAAAAAAAE', text: 'who owns the brewery?', platform: 'slack', id: 'T1' },
          isPublic: true,
        },
      },
      expect.objectContaining({ question: 'where is the moor?', lastAsked: 9 }),
      expect.objectContaining({ question: 'how deep is the lake?', lastAsked: 6 }),
    ]);
  });
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

it('is true of a word, and of one with a letter more, less or other', () => {
  fc.assert(
    fc.property(
      word,
      fc.nat({ max: 6 }),
      fc.constantFrom('', 'x', 'a'),
      fc.boolean(),
      (text, at, letter, cut) => {
        const edited = text.slice(0, at) + letter + text.slice(at + (cut ? 1 : 0));
        expect(isWithinOneEdit(text, edited)).toBe(true);
        expect(isWithinOneEdit(edited, text)).toBe(true);
      },
    ),
  );
});

it('is true of two neighbours that were swapped', () => {
  expect(isWithinOneEdit('sudzha', 'suzdha')).toBe(true);
  expect(isWithinOneEdit('ab', 'ba')).toBe(true);
});

it.each([
  ['sudzha', 'sdhuza'],
  ['mill', 'milss'],
  ['sudzha', 'suzdhi'],
  ['abc', 'bcd'],
  ['', 'ab'],
])('is false of two edits: %s, %s', (a, b) => {
  expect(isWithinOneEdit(a, b)).toBe(false);
});
