import { expect, it } from 'vitest';
import { newAnswerSpans } from '../../../src/core/answering/answer-spans.ts';

function fresh(text: string, ...asked: string[]): string[] {
  return newAnswerSpans(text, 'person', new Set(asked)).map(([start, end]) => text.slice(start, end));
}

it('leaves out what only repeats the question, however it is written', () => {
  expect(fresh('Ada Stone met Bo Reed.', 'ada', 'stone')).toEqual(['Bo Reed']);
  expect(fresh('Élan met Ada’s dog.', 'elan', 'ada')).toEqual([]);
});

it('keeps what says more than the question', () => {
  expect(fresh('Ada Stone met Bo Reed.', 'ada', 'reed')).toEqual(['Ada Stone', 'Bo Reed']);
});

it('takes a stop word for nothing more', () => {
  expect(fresh('Reed of Oakham The met.', 'reed', 'oakham')).toEqual([]);
});
