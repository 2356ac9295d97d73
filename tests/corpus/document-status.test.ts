import { expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { inFolder } from '../support/in-folder.ts';

it.each<[text: string, superseded: string | undefined]>([
  [
    '# 3. Use MongoDB\n\nDate: 2019-01-02\n\n## Status\n\nSuperseded by [9. Use it](9.md)\n\n## Context\n\nWe sell.',
    'Superseded by 9. Use it',
  ],
  [
    '# Use it\n\n## Status\n\nAccepted\n\nSuperseded by ADR-9.\n\n## Context\n\nWe sell.',
    'Superseded by ADR-9',
  ],
  ['# Use it\n\n- **Status:** Deprecated\n- Date: 2019\n\nWe sell.', 'Deprecated'],
  ['# Use it\n\n## Status\n\nAccepted\n\n## Context\n\nIt was deprecated.', undefined],
  [`# API\n\n${'A word.\n\n'.repeat(6)}## Status\n\nDeprecated\n`, undefined],
])('a document that begins with %j no longer holds: %s', async (text, superseded) => {
  const folder = await inFolder({ 'a.md': text });
  const { articles } = await loadCorpus([folder]);
  expect(articles[0]?.superseded).toBe(superseded);
});
