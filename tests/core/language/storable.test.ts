import { expect, it } from 'vitest';
import { storable } from '../../../src/core/language/storable.ts';

it('a text keeps all that every database takes', () => {
  expect(storable('Sudzha’s 🎉 \t\n\u202E')).toBe('Sudzha’s 🎉 \t\n\u202E');
});

it('what some refuse is replaced: null characters and halves of characters', () => {
  expect(storable('a\0b\uD83Cc\uDF89')).toBe('a\uFFFDb\uFFFDc\uFFFD');
});
