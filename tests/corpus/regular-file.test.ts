import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithin, readRegularFile } from '../../src/corpus/regular-file.ts';
import { inFolder } from '../support/in-folder.ts';

const LIMITS = { folder: null, maxBytes: 100 };

describe('a regular file', () => {
  it('is read whole, up to its limit', async () => {
    const file = join(await inFolder({ 'a.md': 'x'.repeat(100) }), 'a.md');
    expect((await readRegularFile(file, LIMITS)).toString()).toBe('x'.repeat(100));
    await expect(readRegularFile(file, { ...LIMITS, maxBytes: 99 })).rejects.toThrow(/split it into several/);
  });

  it('is read by a link, and only from its folder where there is one', async () => {
    const [folder, other] = [await inFolder({ 'a.md': 'A.' }), await inFolder({ 'b.md': 'B.' })];
    await symlink(join(folder, 'a.md'), join(folder, 'near.md'));
    await symlink(join(other, 'b.md'), join(folder, 'far.md'));
    expect((await readRegularFile(join(folder, 'near.md'), { ...LIMITS, folder })).toString()).toBe('A.');
    expect((await readRegularFile(join(folder, 'far.md'), LIMITS)).toString()).toBe('B.');
    await expect(readRegularFile(join(folder, 'far.md'), { ...LIMITS, folder })).rejects.toThrow(
      'it is a link out of its folder',
    );
  });

  it('is neither a folder nor a named pipe', async () => {
    const folder = await inFolder({});
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await expect(readRegularFile(folder, LIMITS)).rejects.toThrow('it is a folder');
    await expect(readRegularFile(join(folder, 'pipe'), LIMITS)).rejects.toThrow('it is a named pipe');
  });

  it.each([
    ['/', '/a.md', true],
    ['/articles', '/articles/a.md', true],
    ['/articles', '/articles-of-others/a.md', false],
    ['/articles', '/articles', false],
  ])('of the folder %s: %s (%s)', (folder, path, expected) => {
    expect(isWithin(folder, path)).toBe(expected);
  });
});
