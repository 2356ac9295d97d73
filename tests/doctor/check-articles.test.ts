import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelState } from '../../src/inference/model-state.ts';
import { inFolder } from '../support/in-folder.ts';
import { examine } from './examine.ts';

const MILL = 'The mill stands by the river. Mary Miller runs the mill.';

describe('articles', () => {
  it('are counted, and a question of their own words finds its passage', async () => {
    const found = await examine({ CORPUS_DIR: await inFolder({ 'mill.txt': MILL }) });
    expect(found.get('articles')).toEqual({ status: 'ok', found: 'There is 1 article with 1 passage.' });
    expect(found.get('index')).toEqual({
      status: 'ok',
      found: '“The mill stands by the river.” is answered from mill, ¶1.',
    });
  });

  it('that were passed over are named, and no more than can be read', async () => {
    const bad = Array.from(
      { length: 7 },
      (_, place) => [`bad-${place}.md`, '---\nid: [[[[[[[[[[[[[[[[[[[[[\n---\nText.'] as const,
    );
    const found = await examine({
      CORPUS_DIR: await inFolder({ 'mill.txt': MILL, ...Object.fromEntries(bad) }),
    });
    expect(found.get('articles')).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(
        /^There is 1 article with 1 passage\. Some have problems: skipped 7 files: .*bad-0\.md.* and 4 more: the front matter has more/,
      ),
      fix: expect.stringContaining('CORPUS_DIR'),
    });
    expect(found.get('index')?.status).toBe('ok');
  });

  it('that share an id are told apart, and what was left out is told with them', async () => {
    const folder = await inFolder({
      'a.md': MILL,
      'a.txt': 'The lake is deep.',
      'b.rst': 'The moor.',
      'c.md': '---\ndraft: true\n---\nThe fog.',
      'mill.png': '',
    });
    const found = (await examine({ CORPUS_DIR: folder })).get('articles');
    expect(found).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(/^There are 2 articles .* 2 articles would have the id "a": /),
    });
    expect(found?.found).toContain('left out 1 .rst file: this format isn’t read');
    expect(found?.found).toContain(
      `As it should be: left out 1 draft: "${folder}/c.md"; left out what is no document: 1 .png file.`,
    );
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['are none', {}, /^There is no article in /],
    [
      'are all bad',
      { 'a.md': '---\nid: [[[[[[[[[[[[[[[[[[[[[\n---\nText.' },
      /^There is no readable article in .* .*a\.md:/s,
    ],
  ])('that %s are a failure, and there is nothing to look up', async (_, files, sentence) => {
    const found = await examine({ CORPUS_DIR: await inFolder(files) });
    expect(found.get('articles')).toMatchObject({ status: 'fail', found: expect.stringMatching(sentence) });
    expect(found.get('index')).toEqual({
      status: 'skip',
      found: 'There are no articles to search: see articles.',
    });
  });

  it('of which nothing is answered are to be looked at', async () => {
    const found = await examine({
      CORPUS_DIR: await inFolder({ 'mill.txt': MILL }),
      LEAST_CONFIDENCE: '1',
    });
    expect(found.get('index')).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('isn’t answered'),
      fix: expect.stringContaining('LEAST_CONFIDENCE'),
    });
  });

  it('whose index can’t be kept are to be looked at', async () => {
    const folder = await inFolder({ file: '' });
    const found = await examine({ SNAPSHOT_DIR: join(folder, 'file', 'snapshots') });
    expect(found.get('index')).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('couldn’t be saved'),
      fix: 'Set SNAPSHOT_DIR to a writable folder, or to off.',
    });
    const kept = await examine({ SNAPSHOT_DIR: join(folder, 'snapshots', 'of', 'kursk') });
    expect(kept.get('index')?.status).toBe('ok');
  });
});

it.each<[ModelState | null, string, string]>([
  [{ state: 'ready' }, 'ok', 'Passages are found by meaning and by their words.'],
  [null, 'ok', 'Passages are found by their words alone: EMBEDDER is off.'],
  [
    { state: 'unusable', reason: 'its weights are missing' },
    'warn',
    "Passages are found by their words alone: the embedder can't be used, as its weights are missing.",
  ],
])('the embedder is told of: %j', async (state, status, sentence) => {
  const found = await examine({}, { embedderState: async () => state });
  expect(found.get('embedder')).toMatchObject({ status, found: sentence });
});

it.each<[ModelState | null, string, string]>([
  [{ state: 'ready' }, 'ok', 'Answers are found by reading.'],
  [null, 'ok', 'Answers are found lexically: READER is off.'],
  [
    { state: 'unusable', reason: 'its weights are missing' },
    'warn',
    "Answers are found lexically: the reader can't be used, as its weights are missing.",
  ],
])('the reader is told of: %j', async (state, status, sentence) => {
  const found = await examine({}, { readerState: async () => state });
  expect(found.get('reader')).toMatchObject({ status, found: sentence });
});
