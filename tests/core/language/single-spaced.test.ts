import { expect, it } from 'vitest';
import { singleSpaced } from '../../../src/core/language/single-spaced.ts';

it('white space of any kind and length becomes one space', () => {
  expect(singleSpaced('how  many\n\n\ttanks\u00A0?')).toBe('how many tanks ?');
  expect(singleSpaced('')).toBe('');
});
