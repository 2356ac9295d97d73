import { execFileSync } from 'node:child_process';
import { symlink, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeLeftOut, describeUnmissed, findArticleFiles } from '../../src/corpus/article-files.ts';
import { scanFolder } from '../../src/corpus/ingest/added-files.ts';
import { readFileSource } from '../../src/corpus/ingest/fetch-source.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { tryReadArticle } from '../../src/corpus/read-article.ts';
import { openIndex } from '../../src/corpus/snapshots/open-index.ts';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';

const GOOD = { 'good.md': 'The sky is blue.' };

async function idsIn(folder: string): Promise<string[]> {
  return (await loadCorpus([folder])).articles.map(({ id }) => id);
}

async function leftOutOf(folder: string): Promise<string[]> {
  return describeLeftOut((await findArticleFiles([folder])).leftOut);
}

describe('a folder of articles that somebody hostile may write to', () => {
  it('publishes nothing that a link in it points to outside of it', async () => {
    const folder = await inFolder(GOOD);
    const outside = await inFolder({ 'secret.txt': 'The password is swordfish.' });
    await symlink('/etc/passwd', join(folder, 'users.txt'));
    await symlink(join(outside, 'secret.txt'), join(folder, 'relay.txt'));
    await symlink('relay.txt', join(folder, 'secret.md'));
    await symlink(outside, join(folder, 'folder'));
    await symlink(outside, join(folder, 'folder.md'));
    expect(await idsIn(folder)).toEqual(['good']);
    expect(await leftOutOf(folder)).toEqual([
      `left out 3 links that lead out of their folder: "${folder}/relay.txt", "${folder}/secret.md", "${folder}/users.txt"`,
      `left out 2 links to folders: "${folder}/folder", "${folder}/folder.md"`,
    ]);
  });

  it('isn’t left by a neighbour whose name begins with its own', async () => {
    const parent = await inFolder({ 'articles/good.md': 'Good.', 'articles-private/secret.md': 'Secret.' });
    await symlink('../articles-private/secret.md', join(parent, 'articles/link.md'));
    expect(await idsIn(join(parent, 'articles'))).toEqual(['good']);
  });

  it('publishes no file of another kind by a link to it', async () => {
    const folder = await inFolder({ ...GOOD, '.env': 'TOKEN=swordfish', '.git/config': 'token = swordfish' });
    await symlink('.env', join(folder, 'a.txt'));
    await symlink('.git/config', join(folder, 'b.md'));
    expect(await idsIn(folder)).toEqual(['good']);
    expect(await leftOutOf(folder)).toEqual([
      `left out 2 links to what is no article: "${folder}/a.txt", "${folder}/b.md"`,
    ]);
  });

  it('follows links within it, as a mounted config map has them, and one that it is itself', async () => {
    const folder = await inFolder({ ...GOOD, '..2026/mill.md': 'The mill turns.' });
    await symlink('..2026', join(folder, '..data'));
    await symlink('..data/mill.md', join(folder, 'mill.md'));
    const link = join(await inFolder({}), 'articles');
    await symlink(folder, link);
    expect(await idsIn(link)).toEqual(['good', 'mill']);
  });

  it('hangs nobody with a named pipe, a socket or a device, and says that they were left out', async () => {
    const folder = await inFolder(GOOD);
    execFileSync('mkfifo', [join(folder, 'pipe.md'), join(folder, '.pipe')]);
    await symlink('.pipe', join(folder, 'linked.md'));
    await symlink('/dev/zero', join(folder, 'zero.txt'));
    const server = createServer().listen(join(folder, 'socket.md'));
    onTestFinished(() => void server.close());
    expect(await idsIn(folder)).toEqual(['good']);
    expect(await leftOutOf(folder)).toEqual([
      `left out 1 link that leads out of its folder: "${folder}/zero.txt"`,
      `left out 3 named pipes, sockets or devices: "${folder}/linked.md", "${folder}/pipe.md", "${folder}/socket.md"`,
    ]);
    // Neither does what else looks at them.
    await openIndex([folder], { snapshotDir: join(folder, '.snapshots'), cut: null });
    expect([...(await scanFolder(folder)).ids.keys()]).toEqual(['good']);
  });

  it('hangs nobody when a pipe, or a link out, takes an article’s place after it was found', async () => {
    const folder = await inFolder({ ...GOOD, 'later.md': 'Later.', 'away.md': 'Away.' });
    const { files } = await findArticleFiles([folder]);
    execFileSync('rm', [join(folder, 'later.md'), join(folder, 'away.md')]);
    execFileSync('mkfifo', [join(folder, 'later.md')]);
    await symlink('/etc/passwd', join(folder, 'away.md'));
    const read = await Promise.all(files.map((file) => tryReadArticle(file)));
    expect(read).toEqual([
      expect.objectContaining({ message: expect.stringContaining('it is a link out of its folder') }),
      expect.objectContaining({ article: expect.objectContaining({ id: 'good' }) }),
      expect.objectContaining({
        message: expect.stringContaining('it is a named pipe, a socket or a device'),
      }),
    ]);
  });

  it('reads no file of gigabytes whole, whoever looks at it', async () => {
    const folder = await inFolder({ ...GOOD, 'huge.md': '---\nid: huge\n---\n' });
    await truncate(join(folder, 'huge.md'), 3 * 2 ** 30);
    const before = process.memoryUsage().rss;
    const { skipped } = await loadCorpus([folder]);
    expect(skipped.map(({ message }) => message)).toEqual([
      expect.stringContaining('3072.0 MB; 5 MB are read'),
    ]);
    await openIndex([folder], { snapshotDir: join(folder, '.snapshots'), cut: null });
    expect((await scanFolder(folder)).ids.get('huge')).toBe(join(folder, 'huge.md'));
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 29);
  });

  it('is told of what it left out, and why there is no article in it', async () => {
    const folder = await inFolder(GOOD);
    await symlink('/etc/passwd', join(folder, 'users.txt'));
    const { stdout, stderr } = await runInProcess(['articles', '--corpus', folder]);
    expect(stdout).toContain('Good');
    expect(stderr).toContain('left out 1 link that leads out of its folder');

    const empty = await inFolder({});
    await symlink('/etc/passwd', join(empty, 'users.txt'));
    await expect(loadCorpus([empty])).rejects.toThrow(
      /no article in .*It has left out 1 link that leads out/,
    );
  });
});

describe('a file that is added', () => {
  it('is never read from a device or a pipe', async () => {
    const pipe = join(await inFolder({}), 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    for (const path of ['/dev/zero', pipe])
      await expect(readFileSource(path)).rejects.toThrow(/it is a named pipe, a socket or a device/);
  });
});

describe('what is left out', () => {
  it('is counted by reason, and three of each are named', () => {
    const leftOut = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, reason: 'outside' as const }));
    expect(describeLeftOut([...leftOut, { path: 'f', reason: 'folder' }])).toEqual([
      'left out 5 links that lead out of their folder: "a", "b", "c" and 2 more',
      'left out 1 link to a folder: "f"',
    ]);
  });

  it('is counted by its ending, in documents that aren’t read, and in what is no document', async () => {
    const folder = await inFolder({
      ...GOOD,
      'a.rst': '',
      'b.RST': '',
      'c.odt': '',
      'd.png': '',
      'e.css': '',
      Makefile: '',
      '.hidden.rst': '',
      'mkdocs.yml': '',
      'site/index.html': '',
    });
    const { files, leftOut } = await findArticleFiles([folder]);
    expect(files.map(({ name }) => name)).toEqual(['good.md']);
    expect(describeLeftOut(leftOut)).toEqual(['left out 2 .rst files, 1 .odt file: this format isn’t read']);
    expect(describeUnmissed(leftOut)).toEqual([
      'left out what a site generator brings or makes: 1 .html file',
      'left out what is no document: 1 file without an ending, 1 .css file, 1 .png file and 1 more',
    ]);
  });

  it('of a site generator’s own is no document where it is none', async () => {
    const folder = await inFolder({ ...GOOD, 'mkdocs.yml': '', 'site/app.js': '', 'site/a.rst': '' });
    const { leftOut } = await findArticleFiles([folder]);
    expect(leftOut.map(({ path, reason }) => [path.slice(folder.length + 1), reason])).toEqual([
      ['mkdocs.yml', 'other'],
      ['site/a.rst', 'generator'],
      ['site/app.js', 'other'],
    ]);
  });

  it('is no reason to read what is of another format, or no file', async () => {
    const folder = await inFolder({ ...GOOD, 'a.png': 'x' });
    await expect(findArticleFiles([join(folder, 'a.png')])).rejects.toThrow(/is none of \.md/);
    await expect(findArticleFiles(['/dev/zero'])).rejects.toThrow(/neither a file nor a folder/);
    const read = await tryReadArticle({ path: join(folder, 'a.png'), name: 'a.png', folder: null });
    expect(read).toMatchObject({ message: expect.stringContaining('is of a format that is not read') });
  });

  it.each([
    ['a link to nothing', 'nowhere'],
    ['a link to another format', 'a.png'],
  ])('is %s', async (_, target) => {
    const folder = await inFolder({ ...GOOD, 'a.png': 'x' });
    await symlink(target, join(folder, 'link.md'));
    await symlink('good.md', join(folder, 'link.png'));
    const { files } = await findArticleFiles([folder]);
    expect(files.map(({ name }) => name)).not.toContain('a.png');
    expect((await loadCorpus([folder])).articles.map(({ id }) => id)).toEqual(['good']);
  });
});
