import { mkdir, readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../src/corpus/snapshots/snapshot-file.ts';
import { inFolder } from '../support/in-folder.ts';

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
