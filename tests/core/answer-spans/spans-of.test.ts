import { expect, it } from 'vitest';
import { matchSpans } from '../../../src/core/answering/answer-spans.ts';

it('are the matches in order, without white space at their end, and none empty', () => {
  expect(matchSpans(/\d+\s*/g, '12  x 3')).toEqual([
    [0, 2],
    [6, 7],
  ]);
  expect(matchSpans(/\d*|\s+/g, 'a b')).toEqual([]);
});
