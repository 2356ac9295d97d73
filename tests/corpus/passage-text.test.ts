import { expect, it } from 'vitest';
import {
  canonicalText,
  cutIntoPassages,
  isBoilerplate,
  MAX_PASSAGE_LENGTH,
} from '../../src/corpus/passage-text.ts';

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
  expect(canonicalText('Ame\0\u0301lie')).toBe('Amélie');
});

it('ends lines with LF and has no white space around it', () => {
  expect(canonicalText('\uFEFF \r\none\r\ntwo\rthree\n ')).toBe('one\ntwo\nthree');
});

it('drops control characters, and keeps tabs and non-breaking spaces', () => {
  expect(canonicalText('a\u0000b\u001B[1m\tc\u00A0d\u0085')).toBe('ab[1m\tc\u00A0d');
});

it.each([
  ['lines', 'The mill turns all day. It is old\n'],
  ['sentences', 'The mill turns all day. '],
  ['sentences of Chinese', '磨坊整天都在转。'],
  ['words', 'mill '],
  ['characters of two units', '👍'],
  ['accents', 'a\u0301\u0301'],
])('cuts what is too long for a passage between %s', (_, piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const pieces = cutIntoPassages(text);
  expect(pieces.join('')).toBe(text);
  expect(pieces.every(({ length }) => length <= MAX_PASSAGE_LENGTH)).toBe(true);
  for (const cut of pieces.slice(0, -1)) expect(text.startsWith(piece, cut.length)).toBe(true);
  expect(cutIntoPassages('The mill.')).toEqual(['The mill.']);
});
