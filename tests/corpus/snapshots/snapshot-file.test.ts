import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createPassageIndex,
  ENGINE_VERSION,
  restorePassageIndex,
} from '../../../src/core/index/passage-index.ts';
import { MAX_ARTICLE_BYTES } from '../../../src/corpus/read-article.ts';
import {
  corpusKey,
  decodeSnapshot,
  encodeSnapshot,
  type Snapshot,
  writeAtomically,
} from '../../../src/corpus/snapshots/snapshot-file.ts';
import { articleOf } from '../../support/articles.ts';
import { runs } from '../../support/depth.ts';
import { corpus as anyCorpus } from '../../support/generated.ts';
import { inFolder } from '../../support/in-folder.ts';
import { answersOf } from '../../support/saved-index.ts';

const KEY = 'a'.repeat(64);
const NOTHING_TOLD = { skipped: [], warnings: [], notes: [] };

const mills = articleOf(['The mill stands\nby the “river”. \u2028 Élan 🎉.', 'Bread is baked.']);

const snapshot: Snapshot = {
  key: KEY,
  articles: [
    { article: mills, cut: [2, 1] },
    { article: articleOf(['The moor burnt.'], { id: 'moor' }), cut: null },
  ],
  reading: {
    skipped: ['bad.md: has no text to quote'],
    warnings: ['skipped bad.md'],
    notes: ['left out 1 draft'],
  },
  index: createPassageIndex([mills]).save(),
};

describe('a snapshot', () => {
  it('is read back as it was written, with what the reader worked out', () => {
    const read = decodeSnapshot(encodeSnapshot(snapshot), KEY);
    expect(read).toEqual(JSON.parse(JSON.stringify(snapshot)));
    expect(read?.articles.map(({ cut }) => cut)).toEqual([[2, 1], null]);
  });

  it('may have no article and nothing skipped', () => {
    const empty = { key: KEY, articles: [], reading: NOTHING_TOLD, index: createPassageIndex([]).save() };
    expect(decodeSnapshot(encodeSnapshot(empty), KEY)).toEqual(JSON.parse(JSON.stringify(empty)));
  });

  it('of any corpus has its articles and answers', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, async (articles) => {
        const built = createPassageIndex(articles);
        const saved = articles.map((article) => ({ article, cut: null }));
        const file = encodeSnapshot({
          key: KEY,
          articles: saved,
          reading: NOTHING_TOLD,
          index: built.save(),
        });
        const read = decodeSnapshot(file, KEY);
        if (read === null) throw new Error('not read back');
        const same = read.articles.map(({ article }) => article);
        expect(same).toEqual(articles);
        expect(await answersOf(restorePassageIndex(same, read.index))).toEqual(await answersOf(built));
      }),
    );
  });

  it('of another corpus or engine is none: its key is another', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot), 'b'.repeat(64))).toBeNull();
    expect(decodeSnapshot(encodeSnapshot({ ...snapshot, key: '' }), KEY)).toBeNull();
  });

  it('that is damaged anywhere is none', () => {
    const file = encodeSnapshot(snapshot);
    const place = fc.integer({ min: 0, max: file.length - 1 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, flipped) => {
        const damaged = Buffer.from(file);
        damaged[at] = (file[at] ?? 0) ^ flipped;
        expect(decodeSnapshot(damaged, KEY)).toBeNull();
        expect(decodeSnapshot(file.subarray(0, at), KEY)).toBeNull();
        expect(decodeSnapshot(Buffer.concat([file, file.subarray(at)]), KEY)).toBeNull();
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    '',
    '\n',
    'null\n',
    '1\n',
    '[]\n',
    '{}\n',
    '"kursk snapshot 3"\n',
    '{"format":"kursk snapshot 3"}\n',
  ])('is no other file: %j', (text) => {
    expect(decodeSnapshot(Buffer.from(text), KEY)).toBeNull();
  });

  it('is no random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeSnapshot(Buffer.from(bytes), KEY)).toBeNull();
      }),
    );
  });
});

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

describe('a file', () => {
  it('is written whole, in a folder made for it, in place of the old one', async () => {
    const folder = join(await inFolder({}), 'new');
    const path = join(folder, 'file');
    await writeAtomically(path, Buffer.from('old and long'));
    await writeAtomically(path, Buffer.from('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only, like its new folder', async () => {
    const folder = join(await inFolder({}), 'new');
    await writeAtomically(join(folder, 'file'), Buffer.from('x'));
    const modes = await Promise.all([folder, join(folder, 'file')].map((path) => stat(path)));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('is one of those written at a time', async () => {
    const folder = await inFolder({});
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
    await Promise.all(contents.map((text) => writeAtomically(join(folder, 'file'), Buffer.from(text))));
    expect(contents).toContain(await readFile(join(folder, 'file'), 'utf8'));
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('takes the drafts away that somebody left who was ended, and no other’s', async () => {
    const folder = await inFolder({ 'file.left': 'x', 'file.begun': 'x', 'other.left': 'x' });
    const anHourAgo = new Date(Date.now() - 60 * 60_000);
    for (const name of ['file.left', 'other.left']) await utimes(join(folder, name), anHourAgo, anHourAgo);
    await writeAtomically(join(folder, 'file'), Buffer.from('new'));
    expect((await readdir(folder)).sort()).toEqual(['file', 'file.begun', 'other.left']);
  });

  it('that can’t be put in its place leaves nothing behind', async () => {
    const folder = await inFolder({});
    await mkdir(join(folder, 'file'));
    await expect(writeAtomically(join(folder, 'file'), Buffer.from('x'))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['file']);
  });
});
