import { articleOf } from './article-of.ts';

/** Two articles with names in them, so that something of each is suggested. */
export const NAMED_MILL = articleOf(
  ['The Old Mill, a mill of oak, stands there. Mary Miller runs the Old Mill.'],
  { id: 'mill', title: 'The mill' },
);
export const NAMED_MOOR = articleOf(
  ['The moor is wide, and nobody lives there. We saw the Great Moor, a moor of peat. The Great Moor is wet.'],
  { id: 'moor', title: 'The moor' },
);
