import { expect, it } from 'vitest';
import { ArticleError } from '../../src/corpus/corpus-error.ts';
import { describeSkipped } from '../../src/corpus/reading-notes.ts';

it('few skipped files are told one by one, and many by reason', () => {
  const empty = Array.from({ length: 5 }, (_, n) => new ArticleError(`${n}.md`, 'has no text to quote'));
  expect(describeSkipped(empty)[4]).toBe('skipped 4.md: has no text to quote');
  expect(describeSkipped([...empty, new ArticleError('b.md', 'is not text')])).toEqual([
    'skipped 5 files: "0.md", "1.md", "2.md" and 2 more: has no text to quote',
    'skipped "b.md": is not text',
  ]);
});
