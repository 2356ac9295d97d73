import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../src/corpus/ingest/added-files.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { inFolder } from '../../support/in-folder.ts';

const GOOD = { 'good.md': 'The sky is blue.' };
const withFrontMatter = (yaml: string) => `---\ntitle: T\n${yaml}\n---\nText.`;
const numbered = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

/** In milliseconds; what is refused took up to a minute to parse. */
const SHORT = 2_000;

describe('front matter', () => {
  it.each<[string, string, RegExp]>([
    ['of 40,000 names', numbered(40_000, (n) => `k${n}: 1`), /more than 65536 characters/],
    ['of 9,000 short names', numbered(9_000, (n) => `k${n}:`), /more than 1000 names with a value/],
    ['of 20,000 aliases', `a: &x [1]\nb: [${'*x,'.repeat(20_000)}]`, /more than 100 aliases/],
    ['of lists within each other', `a: ${'['.repeat(30_000)}`, /more than 20 lists within each other/],
    ['of lists on a line', `a:\n  ${'- '.repeat(30_000)}`, /more than 20 lists within each other/],
    ['of maps within each other', `a: ${'{a: '.repeat(900)}`, /more than 20 lists within each other/],
    [
      'of aliases of aliases',
      `a0: &a0 [1,1,1,1]\n${numbered(20, (n) => `a${n + 1}: &a${n + 1} [*a${n},*a${n},*a${n},*a${n}]`)}`,
      /Excessive alias count/,
    ],
  ])('%s is refused at once, and the rest served', async (_, yaml, problem) => {
    const folder = await inFolder({ ...GOOD, 'bad.md': withFrontMatter(yaml) });
    const start = performance.now();
    const { articles, skipped } = await loadCorpus([folder]);
    await scanFolder(folder);
    expect(performance.now() - start).toBeLessThan(SHORT);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(skipped.map(({ message }) => message)).toEqual([expect.stringMatching(problem)]);
  });

  it('that is long, and of what it says no more than people write, is read', async () => {
    const yaml = `synonyms:\n${numbered(900, (n) => `  - [name ${n}, "other: ${n}"]`)}\nnote: |\n${'  *a - [b\n'.repeat(500)}`;
    const { articles, skipped } = await loadCorpus([await inFolder({ 'a.md': withFrontMatter(yaml) })]);
    expect([articles[0]?.synonyms.length, skipped]).toEqual([900, []]);
  });
});
