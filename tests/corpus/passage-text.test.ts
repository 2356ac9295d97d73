import { expect, it } from 'vitest';
import { canonicalText, isBoilerplate } from '../../src/corpus/passage-text.ts';

it.each([
  'READ MORE: Israeli airstrike on school in Gaza kills more than 60 people',
  'Read more: “They left.” what the mayor said',
  'Related articles',
  "Don't miss: The ten best views",
  'ADVERTISEMENT',
])('takes %j for furniture', (paragraph) => {
  expect(isBoilerplate(paragraph)).toBe(true);
});

it.each([
  'Read more than one book a year.',
  'Watch: the light turns red.',
  'Related parties are listed in the annex.',
  'He wrote “READ MORE: books” on the wall.',
  `Watch: ${'a long paragraph that goes on '.repeat(10)}`,
])('takes %j for prose', (paragraph) => {
  expect(isBoilerplate(paragraph)).toBe(false);
});

it('composes accents, so that the same word is the same text', () => {
  expect(canonicalText('Ame\u0301lie')).toBe('Amélie');
});

it('ends lines with LF and has no white space around it', () => {
  expect(canonicalText('\uFEFF \r\none\r\ntwo\rthree\n ')).toBe('one\ntwo\nthree');
});

it('drops control characters, and keeps tabs and non-breaking spaces', () => {
  expect(canonicalText('a\u0000b\u001B[1m\tc\u00A0d\u0085')).toBe('ab[1m\tc\u00A0d');
});
