import { expect, it } from 'vitest';
import { brokenPages } from '../../../src/corpus/formats/broken-text.ts';

it.each([
  ['signs that stand for no letter', `The mill ${'\uE001\uFFFD'.repeat(5)} stands.`, [1]],
  ['a sign among many words that stands for none', `${'The mill stands. '.repeat(9)}\uE001`, []],
  ['few words, though none has a vowel', 'Nr. 5, St. Kts', []],
  ['no words', '', []],
])('a page of %s is judged by how much of it nobody can read', (_, text, pages) => {
  expect(brokenPages([text])).toEqual(pages);
});
