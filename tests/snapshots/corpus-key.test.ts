import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../src/core/index/passage-index.ts';
import { MAX_ARTICLE_BYTES } from '../../src/corpus/read-article.ts';
import { corpusKey } from '../../src/corpus/snapshots/snapshot-file.ts';
import { inFolder } from '../support/in-folder.ts';

const FILES = { 'a.md': 'One.', 'b.md': 'Two.' };

function keyOf(folder: string, names: readonly string[] = Object.keys(FILES)): Promise<string> {
  return corpusKey(names.map((name) => ({ path: join(folder, name), name, folder: null })));
}

describe('the key of a corpus', () => {
  it('is of its names, contents and the engine, wherever it stands', async () => {
    const key = await keyOf(await inFolder(FILES));
    expect(await keyOf(await inFolder(FILES))).toBe(key);
    const hash = createHash('sha256').update(`engine ${ENGINE_VERSION}\n["a.md",4]\nOne.\n["b.md",4]\nTwo.`);
    expect(key).toBe(hash.digest('hex'));
  });

  it('is another for other names, contents, or another cut between them', async () => {
    const folder = await inFolder(FILES);
    const keys = [
      await keyOf(folder),
      await keyOf(folder, ['a.md']),
      await keyOf(folder, []),
      await corpusKey([{ path: join(folder, 'a.md'), name: 'b.md', folder: null }]),
      await keyOf(await inFolder({ 'a.md': 'One.\n["b.md",4]\nTwo.' }), ['a.md']),
      await keyOf(await inFolder({ 'a.md': '', 'b.md': 'One.Two.' })),
    ];
    await writeFile(join(folder, 'b.md'), 'Owt.');
    keys.push(await keyOf(folder));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same whatever stands in a file that is too long for an article', async () => {
    const [one, other] = ['a', 'b'].map((letter) => letter.repeat(MAX_ARTICLE_BYTES + 1));
    const key = await keyOf(await inFolder({ 'a.md': one ?? '' }), ['a.md']);
    expect(await keyOf(await inFolder({ 'a.md': other ?? '' }), ['a.md'])).toBe(key);
    expect(await keyOf(await inFolder({ 'a.md': '' }), ['a.md'])).not.toBe(key);
  });

  it('is another when a file that can’t be read can be', async () => {
    const folder = await inFolder({ 'a.md': 'One.' });
    const before = await keyOf(folder);
    await writeFile(join(folder, 'b.md'), '');
    expect(await keyOf(folder)).not.toBe(before);
  });
});
