import { expect, it } from 'vitest';
import { canonicalText } from '../../src/corpus/passage-text.ts';

it('composes accents, so that the same word is the same text', () => {
  expect(canonicalText('Ame\u0301lie')).toBe('Amélie');
});

it('ends lines with LF and has no white space around it', () => {
  expect(canonicalText('\uFEFF \r\none\r\ntwo\rthree\n ')).toBe('one\ntwo\nthree');
});

it('drops control characters, and keeps tabs and non-breaking spaces', () => {
  expect(canonicalText('a\u0000b\u001B[1m\tc\u00A0d\u0085')).toBe('ab[1m\tc\u00A0d');
});
