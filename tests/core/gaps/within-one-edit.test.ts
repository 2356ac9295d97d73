import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithinOneEdit } from '../../../src/core/bot/gaps.ts';

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
