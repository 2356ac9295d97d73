import { expect, it } from 'vitest';
import { endsInQuestion } from '../../../src/core/answering/question.ts';

it.each([
  ['What drives the mill?', true],
  ['“What drives the mill?” ', true],
  ['What? (1921)', true],
  ['What drives the mill? A river.', false],
  ['A river drives the mill.', false],
  ['', false],
])('tells whether a text ends in a question: %j', (text, expected) => {
  expect(endsInQuestion(text)).toBe(expected);
});

it('tells so of a text of question marks, however long', () => {
  expect(endsInQuestion(`${'?'.repeat(200_000)}a`)).toBe(false);
});
