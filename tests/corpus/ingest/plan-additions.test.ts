import { expect, it } from 'vitest';
import { comparePassages } from '../../../src/corpus/ingest/plan-additions.ts';
import { articleOf } from '../../support/articles.ts';

it.each<[string, string[], string[], string[]]>([
  ['nothing', ['A.', 'B.'], ['A.', 'B.'], []],
  ['a passage put in', ['A.', 'C.'], ['A.', 'B.', 'C.'], ['added 2 B.']],
  ['a passage taken out', ['A.', 'B.', 'C.'], ['A.', 'C.'], ['removed 2 B.']],
  ['a passage that is another', ['A.', 'B.', 'C.'], ['A.', 'X.', 'C.'], ['changed 2 X.']],
  ['more in the place of fewer', ['A.', 'B.'], ['A.', 'X.', 'Y.'], ['changed 2 X.', 'added 3 Y.']],
  ['fewer in the place of more', ['A.', 'B.', 'C.'], ['X.', 'C.'], ['changed 1 X.', 'removed 2 B.']],
])('tells %s', (_, before, now, changes) => {
  const told = comparePassages(articleOf(before), articleOf(now));
  expect(told.map(({ kind, number, text }) => `${kind} ${number} ${text}`)).toEqual(changes);
});
