import { describe, expect, it } from 'vitest';
import { parseFrontMatter, splitFrontMatter } from '../../../src/corpus/formats/front-matter.ts';
import { scanFolder } from '../../../src/corpus/ingest/added-files.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { inFolder } from '../../support/in-folder.ts';

const GOOD = { 'good.md': 'The sky is blue.' };
const withFrontMatter = (yaml: string) => `---\ntitle: T\n${yaml}\n---\nText.`;
const numbered = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const TOO_MUCH: readonly [string, string, RegExp][] = [
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
];

describe('front matter', () => {
  it.each(TOO_MUCH)('%s is refused at once, and the rest served', async (_, yaml, problem) => {
    const folder = await inFolder({ ...GOOD, 'bad.md': withFrontMatter(yaml) });
    const { articles, skipped } = await loadCorpus([folder]);
    await scanFolder(folder);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(skipped.map(({ message }) => message)).toEqual([expect.stringMatching(problem)]);
  });

  it.each(TOO_MUCH)('%s is refused where it is parsed', (_, yaml, problem) => {
    expect(() => parseFrontMatter(yaml, 'a.md')).toThrow(problem);
  });

  it.each<[string, string, string, number]>([
    ['a list', '- one\n- two', 'the front matter must be a list of "name: value" lines', 2],
    ['a word', 'title', 'the front matter must be a list of "name: value" lines', 2],
    ['a bad address', 'title: T\nurl: nowhere', '"url" in the front matter must be a web address', 3],
    ['an alias of nothing', 'title: *nobody', 'the front matter is not valid YAML', 1],
  ])('that is %s is refused with its line', (_, yaml, problem, line) => {
    expect(() => parseFrontMatter(yaml, 'a.md')).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`a.md:${line}: ${problem}`) }),
    );
  });

  it('that is never closed is told, and a thematic break at the top is none', () => {
    expect(() => splitFrontMatter('---\ntitle: T\n\nText.', 'a.md')).toThrow(/never closed/);
    expect(splitFrontMatter('---\n\nText.', 'a.md')).toEqual({ yaml: '', body: '---\n\nText.' });
    expect(splitFrontMatter('---', 'a.md')).toEqual({ yaml: '', body: '---' });
  });

  it('that is long, and of what it says no more than people write, is read', async () => {
    const yaml = `synonyms:\n${numbered(900, (n) => `  - [name ${n}, "other: ${n}"]`)}\nnote: |\n${'  *a - [b\n'.repeat(500)}`;
    const { articles, skipped } = await loadCorpus([await inFolder({ 'a.md': withFrontMatter(yaml) })]);
    expect([articles[0]?.synonyms.length, skipped]).toEqual([900, []]);
  });
});
