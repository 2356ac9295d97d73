import { expect, it } from 'vitest';
import { memoize } from '../../../src/core/index/memoize.ts';

it('works out each value once, whatever it is', () => {
  const worked: string[] = [];
  const firstLetter = memoize((word: string) => {
    worked.push(word);
    return word[0];
  });
  expect(['mill', '', 'mill', '', 'river'].map(firstLetter)).toEqual(['m', undefined, 'm', undefined, 'r']);
  expect(worked).toEqual(['mill', '', 'river']);
});
