import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { inFolder } from '../support/in-folder.ts';
import { pdfOf } from '../support/pdf.ts';

/** Who may read nothing, where the tests run as who may read all. */
const NOBODY = 65534;

const GOOD = { 'good.md': 'The sky is blue.' };

describe('a corpus', () => {
  it('is every article in files and folders, by id', async () => {
    const folder = await inFolder({
      'b.md': '# B title\n\nText of b.',
      'deep/er/a.txt': 'Text of a.',
      'c.HTML': '<p>Text of c.</p>',
      'd.markdown': 'Text of d.',
    });
    const other = await inFolder({ 'e.htm': '<p>Text of e.</p>' });
    const { articles, skipped } = await loadCorpus([join(other, 'e.htm'), folder]);
    expect(
      articles.map(({ id, title, passages }) => [id, title, ...passages.map(({ text }) => text)]),
    ).toEqual([
      ['b', 'B title', 'Text of b.'],
      ['c', 'C', 'Text of c.'],
      ['d', 'D', 'Text of d.'],
      ['deep-er-a', 'A', 'Text of a.'],
      ['e', 'E', 'Text of e.'],
    ]);
    expect(skipped).toEqual([]);
  });

  it('notes what notation of other programs isn’t shown, and warns of pages of which little was kept', async () => {
    const teasers = Array.from(
      { length: 60 },
      (_, at) => `<li><a href="/${at}">Story number ${at} of the mill</a></li>`,
    );
    const folder = await inFolder({
      'a.md': '{{< toc >}}\n\nThe sky {{< icon sun >}} is blue.\n\n<!-- not yet -->',
      'b.md': 'The moon {{< icon moon >}} is white.',
      'c.html': `<body><nav><ul>${teasers.join('')}</ul></nav><main><p>The sun is yellow.</p></main></body>`,
    });
    const { notes, warnings } = await loadCorpus([folder]);
    expect(notes).toContain('left out notation of other programs: shortcodes (3)');
    expect(warnings).toEqual([
      expect.stringMatching(/^little was kept of the text of ".*c\.html" \(\d %\): look/),
    ]);
  });

  it('has the PDFs of a folder, with a warning of their pages that can’t be read', async () => {
    const folder = await inFolder({
      'mill.pdf': pdfOf([[{ text: 'The mill grinds grain.', y: 700 }], [], []], 'The mill'),
      'scan.pdf': pdfOf([[]]),
      'spoilt.pdf': 'no PDF',
    });
    const { articles, skipped, warnings } = await loadCorpus([folder]);
    expect(articles).toMatchObject([
      { id: 'mill', title: 'The mill', passages: [{ text: 'The mill grinds grain.' }] },
    ]);
    expect(warnings).toEqual([
      `pictures of text aren't read, and there is no other text on pages 2, 3 of "${folder}/mill.pdf"`,
    ]);
    expect(skipped.map(({ message }) => message)).toEqual([
      `${folder}/scan.pdf: has no text to quote`,
      expect.stringContaining("spoilt.pdf: can't be read: It is no PDF"),
    ]);
  });

  it('passes over hidden files, installed packages and what is no article', async () => {
    const folder = await inFolder({
      ...GOOD,
      '.draft.md': 'No.',
      '.git/x.md': 'No.',
      'node_modules/p/README.md': 'No.',
      'picture.png': new Uint8Array([137, 80, 0]),
    });
    expect((await loadCorpus([folder])).articles.map(({ id }) => id)).toEqual(['good']);
  });

  it('has an article once, however often it is named', async () => {
    const folder = await inFolder(GOOD);
    await symlink(join(folder, 'good.md'), join(folder, 'link.md'));
    expect((await loadCorpus([folder, join(folder, 'good.md'), folder])).articles).toHaveLength(1);
  });
});

describe('a bad article', () => {
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    [
      'front matter without end',
      { 'bad.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nText.' },
      'bad.md:1: the front matter has more than 20 lists within each other',
    ],
    ['zero bytes', { 'bad.md': new Uint8Array([65, 0, 66]) }, 'bad.md: is not text'],
    ['another encoding', { 'bad.txt': new Uint8Array([99, 97, 102, 233]) }, 'bad.txt: is not UTF-8 text'],
    ['a PDF inside', { 'bad.txt': '%PDF-1.4' }, 'bad.txt: is not text'],
    ['tags nested without end', { 'bad.html': '<div>'.repeat(5000) }, 'bad.html: is nested too deeply'],
    ['quotes nested without end', { 'bad.md': `${'> '.repeat(5000)}Text.` }, 'bad.md: is nested too deeply'],
    [
      'tables nested without end',
      { 'bad.md': '<table><tr><td>'.repeat(5000) },
      'bad.md: is nested too deeply',
    ],
    [
      'footnotes without end',
      { 'bad.md': `Text.\n\n${'[^a]: A note.\n'.repeat(50_000)}` },
      'bad.md: has more than 5000 footnotes',
    ],
    ['UTF-16', { 'bad.txt': Buffer.from('\uFEFFText', 'utf16le') }, 'bad.txt: is not text'],
    ['no text', { 'bad.md': '# Only a title\n\n![a](b.png)' }, 'bad.md: has no text to quote'],
    ['nothing but furniture', { 'bad.txt': 'READ MORE: Ten mills' }, 'bad.txt: has no text to quote'],
    [
      'of more paragraphs than a book',
      { 'bad.md': 'a\n\n'.repeat(50_001) },
      'bad.md: has more than 50000 paragraphs',
    ],
    [
      'whose headings are most of what is found by them',
      {
        'bad.md': `${[1, 2, 3, 4, 5, 6].map((rank) => `${'#'.repeat(rank)} ${'mill '.repeat(95)}\n\n`).join('')}${'a\n\n'.repeat(10_000)}`,
      },
      'bad.md: has more text under its headings than can be indexed',
    ],
    ['over 5 MB', { 'bad.txt': 'a'.repeat(5 * 2 ** 20 + 1) }, 'it is 5.0 MB; 5 MB are read'],
  ])('with %s is passed over among good ones, and refused alone', async (_, bad, message) => {
    const { articles, skipped } = await loadCorpus([await inFolder({ ...bad, ...GOOD })]);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(skipped.map((error) => error.message)).toEqual([expect.stringContaining(message)]);

    const alone = loadCorpus([await inFolder(bad)]);
    await expect(alone).rejects.toMatchObject({
      message: expect.stringContaining('There is no readable article'),
      cause: [{ message: expect.stringContaining(message) }],
    });
  });

  it('that is a broken link is passed over too', async () => {
    const folder = await inFolder(GOOD);
    await symlink(join(folder, 'gone.md'), join(folder, 'link.md'));
    const { skipped } = await loadCorpus([folder]);
    expect(skipped.map((error) => error.message)).toEqual([
      `${join(folder, 'link.md')}: can't be read: no such file or directory`,
    ]);
  });

  it('is named with its line where the fault is at one', async () => {
    const { skipped } = await loadCorpus([
      await inFolder({ ...GOOD, 'a.md': '---\nid: [[[[[[[[[[[[[[[[[[[[[\n---\nT.', 'b.txt': '' }),
    ]);
    expect(skipped.map(({ line }) => line)).toEqual([1, null]);
  });
});

describe('a corpus is refused', () => {
  it('when a path is missing', async () => {
    await expect(loadCorpus(['missing'])).rejects.toThrow(
      `The corpus "missing" can't be read: no such file or directory.`,
    );
  });

  it('when a path may not be read', async () => {
    const folder = await inFolder({ 'secret/a.md': 'A.' });
    await chmod(join(folder, 'secret'), 0o000);
    const asSuperuser = process.getuid?.() === 0;
    if (asSuperuser) process.seteuid?.(NOBODY);
    const message = await loadCorpus([join(folder, 'secret')]).catch((error: Error) => error.message);
    if (asSuperuser) process.seteuid?.(0);
    expect(message).toBe(`The corpus "${join(folder, 'secret')}" can't be read: permission denied.`);
  });

  it('when it is neither a file nor a folder', async () => {
    await expect(loadCorpus(['/dev/null'])).rejects.toThrow('it is neither a file nor a folder');
  });

  it('when it has no article', async () => {
    const folder = await inFolder({ 'a.png': 'x' });
    await expect(loadCorpus([folder])).rejects.toThrow(
      `There is no article in "${folder}": put a file there that ends in .md, .markdown, .mdx, .txt, .html`,
    );
  });

  it('when a file named is of another format', async () => {
    const folder = await inFolder({ 'a.odt': 'x' });
    await expect(loadCorpus([join(folder, 'a.odt')])).rejects.toThrow(
      'is none of .md, .markdown, .mdx, .txt, .html, .htm, .adoc, .asciidoc, .docx, .pdf.',
    );
  });
});
