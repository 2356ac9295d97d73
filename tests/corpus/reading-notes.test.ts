import { expect, it } from 'vitest';
import { ArticleError } from '../../src/corpus/corpus-error.ts';
import {
  describeBoilerplate,
  describeNavigation,
  describeNotation,
  describeSkipped,
  describeUnpublished,
} from '../../src/corpus/reading-notes.ts';

it('few skipped files are told one by one, and many by reason', () => {
  const empty = Array.from({ length: 5 }, (_, n) => new ArticleError(`${n}.md`, 'has no text to quote'));
  expect(describeSkipped(empty)[4]).toBe('skipped 4.md: has no text to quote');
  expect(describeSkipped([...empty, new ArticleError('b.md', 'is not text')])).toEqual([
    'skipped 5 files: "0.md", "1.md", "2.md" and 2 more: has no text to quote',
    'skipped "b.md": is not text',
  ]);
});

it('drafts are counted, and three are named', () => {
  expect(describeUnpublished([])).toEqual([]);
  expect(describeUnpublished(['a.md', 'b.md', 'c.md', 'd.md'])).toEqual([
    'left out 4 drafts: "a.md", "b.md", "c.md" and 1 more',
  ]);
});

it('notation that isn’t shown is counted over all files, the most frequent first', () => {
  const files = [{ comments: 1, icons: 2 }, { icons: 1, components: 1 }, {}];
  expect(describeNotation(files.map((leftOut) => ({ leftOut })))).toEqual([
    'left out notation of other programs: icons (3), comments (1), components (1)',
  ]);
});

it('cross-links are counted over all files', () => {
  expect(describeBoilerplate([{ boilerplate: 0 }])).toEqual([]);
  expect(describeBoilerplate([{ boilerplate: 2 }, { boilerplate: 0 }, { boilerplate: 3 }])).toEqual([
    'left out cross-links and appeals, such as “READ MORE: …” (5)',
  ]);
});

it('it is told how much of web pages isn’t their text', () => {
  expect(describeNavigation([{ keptShare: 1 }])).toEqual([]);
  expect(describeNavigation([{ keptShare: 0.5 }, { keptShare: 1 }, { keptShare: 0.7 }])).toEqual([
    'left out what isn’t the text of 2 web pages, such as navigation: 40 % of the words on average',
  ]);
});
