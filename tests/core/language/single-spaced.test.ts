import { expect, it } from 'vitest';
import { collapseSpaces } from '../../../src/core/index/words.ts';

it('white space of any kind and length becomes one space', () => {
  expect(collapseSpaces('how  many\n\n\ttanks\u00A0?')).toBe('how many tanks ?');
  expect(collapseSpaces('')).toBe('');
});
