import { expect, it } from 'vitest';
import { ArticleError } from '../../src/corpus/corpus-error.ts';
import { describeNotation, describeSkipped, describeUnpublished } from '../../src/corpus/reading-notes.ts';

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
