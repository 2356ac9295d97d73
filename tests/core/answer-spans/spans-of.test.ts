import { expect, it } from 'vitest';
import { spansOf } from '../../../src/core/answer-spans/spans-of.ts';

it('are the matches in order, without white space at their end, and none empty', () => {
  expect(spansOf(/\d+\s*/g, '12  x 3')).toEqual([
    [0, 2],
    [6, 7],
  ]);
  expect(spansOf(/\d*|\s+/g, 'a b')).toEqual([]);
});
