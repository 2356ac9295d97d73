import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldWord } from '../../../src/core/index/words.ts';

it.each([
  ['Kursk', 'kursk'],
  ['ÉLAN', 'elan'],
  ['Ｋｕｒｓｋ', 'kursk'],
  ['ﬁre', 'fire'],
  ['co\u00ADoperate', 'cooperate'],
  ['Galeotti’s', 'galeotti'],
  ['millersʼ', 'millers'],
  ['don’t', "don't"],
  ['Суджа', 'суджа'],
])('what must not matter is gone: %s, %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

it('small letters and digits stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]+$/), (word) => {
      expect(foldWord(word)).toBe(word);
      expect(foldWord(word.toUpperCase())).toBe(word);
    }),
  );
});
