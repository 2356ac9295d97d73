import { expect, it } from 'vitest';
import { remembering } from '../../../src/core/index/remembering.ts';

it('works out each value once, whatever it is', () => {
  const worked: string[] = [];
  const firstLetter = remembering((word: string) => {
    worked.push(word);
    return word[0];
  });
  expect(['mill', '', 'mill', '', 'river'].map(firstLetter)).toEqual(['m', undefined, 'm', undefined, 'r']);
  expect(worked).toEqual(['mill', '', 'river']);
});
