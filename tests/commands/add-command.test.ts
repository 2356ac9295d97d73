import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { addCommand } from '../../src/commands/add-command.ts';
import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { inFolder } from '../support/in-folder.ts';
import { pdfOf } from '../support/pdf.ts';
import { runInProcess } from '../support/run-in-process.ts';
import { runKursk } from '../support/run-kursk.ts';
import { page, redirect, servePages } from '../support/serve-pages.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

const filler =
  'It has done so for three hundred years, and will for three hundred more, if the rain keeps falling.';
const news = (...paragraphs: string[]) =>
  `<html lang="en"><head><title>The mill</title></head><body><nav>Home</nav><article><h1>The mill</h1>${paragraphs
    .map((paragraph) => `<p>${paragraph} ${filler}</p>`)
    .join('')}</article></body></html>`;

describe('kursk add', () => {
  it('shows what it read of a page, and writes it as Markdown that reads back to it', async () => {
    const to = await inFolder({});
    const site = await servePages({
      '/mill': page(news('The mill turns.', 'It *is* old.', 'Ada runs it.', 'End.')),
    });
    const { code, stdout, stderr } = await runKursk([
      'add',
      `${site}/mill`,
      '--to',
      to,
      '--yes',
      '--allow-private',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'The mill (4 passages)',
        `  From ${site}/mill`,
        '  ¶1 The mill turns. It has done so for three hundred years, and will for three…',
        '  ¶2 It *is* old. It has done so for three hundred years, and will for three hu…',
        '  ¶3 Ada runs it. It has done so for three hundred years, and will for three hu…',
        `  To be written to ${to}/the-mill.md`,
        `Written: ${to}/the-mill.md\n`,
      ].join('\n'),
    );
    const written = await readFile(join(to, 'the-mill.md'), 'utf8');
    expect(written).toMatch(
      /^---\ntitle: The mill\nurl: http:\S+\/mill\nlanguage: en\nsource: http:\S+\/mill\nfetched: \d{4}-\d\d-\d\d\nhash: sha256-[0-9a-f]{64}\n---\n\n/,
    );
    const [article] = (await loadCorpus([to])).articles;
    expect(article).toMatchObject({ id: 'the-mill', title: 'The mill', url: `${site}/mill` });
    expect(article?.passages[1]?.text).toBe(`It *is* old. ${filler}`);
    expect(await readdir(to)).toEqual(['the-mill.md']);
  });

  it('updates what was added before, says what changed, and keeps what the operator set', async () => {
    const to = await inFolder({});
    let paragraphs = ['The mill turns.', 'It is old.', 'Ada runs it.'];
    const site = await servePages({
      '/mill': (request, response) => page(news(...paragraphs))(request, response),
    });
    const add = () => runInProcess(['add', `${site}/mill`, '--to', to, '--yes', '--allow-private']);
    await add();
    const file = join(to, 'the-mill.md');
    const first = await readFile(file, 'utf8');

    const same = await add();
    expect([same.code, same.stdout]).toEqual([
      0,
      expect.stringMatching(/^The mill \(3 passages\)\n {2}From http.*\n {2}Nothing has changed in /),
    ]);
    expect(await readFile(file, 'utf8')).toBe(first);

    await writeFile(file, first.replace('---\n', '---\nsynonyms:\n  - [mill, grinder]\nid: old-mill\n'));
    paragraphs = ['The mill turns.', 'Grace runs it.', 'It burnt.', 'It is new.'];
    const { code, stdout } = await add();
    expect(code).toBe(0);
    expect(stdout).toContain('  Passages: 1 added, 0 removed, 2 changed\n~ ¶2 Grace runs it.');
    const { articles } = await loadCorpus([to]);
    expect(articles.map(({ id, synonyms, passages }) => [id, synonyms, passages.length])).toEqual([
      ['old-mill', [['mill', 'grinder']], 4],
    ]);
  });

  it('doesn’t undo what was edited by hand without being told to by somebody', async () => {
    const to = await inFolder({});
    const from = await inFolder({ 'a.txt': 'The mill turns.' });
    const add = () => runInProcess(['add', join(from, 'a.txt'), '--to', to, '--yes']);
    await add();
    const edited = `${await readFile(join(to, 'a.md'), 'utf8')}\nBy hand.\n`;
    await writeFile(join(to, 'a.md'), edited);
    expect((await add()).stdout).toContain('  Nothing has changed in ');
    expect(await readFile(join(to, 'a.md'), 'utf8')).toBe(edited);

    await writeFile(join(from, 'a.txt'), 'The mill burnt.');
    const { code, stdout, stderr } = await add();
    expect(stdout).toContain('Warning: It was edited after it was added; the edits would be lost.');
    expect([code, stderr]).toEqual([1, expect.stringContaining('without --yes')]);
    expect(await readFile(join(to, 'a.md'), 'utf8')).toBe(edited);
  });

  it('puts no page in the place of another site’s article, whatever address it gives as its own', async () => {
    const to = await inFolder({});
    const trusted = await servePages({
      '/mill': page(news('The mill turns.', 'It is old.', 'Ada runs it.')),
    });
    await runInProcess(['add', `${trusted}/mill`, '--to', to, '--yes', '--allow-private']);
    const before = await readFile(join(to, 'the-mill.md'), 'utf8');
    const forged = news('The mill burnt.', 'It is gone.', 'Mallory did it.').replace(
      '<head>',
      `<head><link rel="canonical" href="${trusted}/mill"><meta property="og:site_name" content="The Trusted Times">`,
    );
    const evil = await servePages({
      '/page': page(forged),
      '/page.md': page(`---\nurl: ${trusted}/mill\n---\nThe mill burnt.`, 'text/markdown'),
    });
    for (const path of ['/page', '/page.md']) {
      const { stdout } = await runInProcess(['add', evil + path, '--to', to, '--yes', '--allow-private']);
      expect(stdout).toContain(`  From ${evil}${path}`);
      expect(stdout).toContain(`Warning: It gives "${trusted}/mill" as its address, which is another site’s`);
    }
    expect(await readFile(join(to, 'the-mill.md'), 'utf8')).toBe(before);
    const { articles } = await loadCorpus([to]);
    expect(articles.filter(({ url }) => url === `${trusted}/mill`)).toHaveLength(1);
  });

  it('takes the address that a page of the same site gives as its own', async () => {
    const to = await inFolder({});
    const site = await servePages({
      '/mill?from=feed': (request, response) =>
        page(
          news('One.', 'Two.', 'Three.').replace(
            '<head>',
            `<head><link rel="canonical" href="http://${request.headers.host}/the/mill">`,
          ),
        )(request, response),
    });
    await runInProcess(['add', `${site}/mill?from=feed`, '--to', to, '--yes', '--allow-private']);
    expect((await loadCorpus([to])).articles.map(({ url }) => url)).toEqual([`${site}/the/mill`]);
  });

  it('asks, whatever was said, before an article comes from another site than before', async () => {
    const to = await inFolder({});
    const paper = news('The mill burnt.', 'It is gone.', 'Mallory did it.');
    const evil = await servePages({ '/mill': page(paper) });
    let isSold = false;
    const site = await servePages({
      '/mill': (request, response) =>
        (isSold ? redirect(`${evil}/mill`) : page(news('The mill turns.', 'Old.', 'Ada runs it.')))(
          request,
          response,
        ),
    });
    const add = () => runInProcess(['add', `${site}/mill`, '--to', to, '--yes', '--allow-private']);
    await add();
    const before = await readFile(join(to, 'the-mill.md'), 'utf8');
    isSold = true;
    const { code, stdout, stderr } = await add();
    expect(stdout).toContain(`  From ${evil}/mill`);
    expect(stdout).toContain(`  It replaces what was added from ${site}/mill`);
    expect(stdout).toContain(`Warning: What it replaces came from ${site}:`);
    expect([code, stderr]).toEqual([1, expect.stringContaining('without --yes')]);
    expect(await readFile(join(to, 'the-mill.md'), 'utf8')).toBe(before);
  });

  it('lets no page rewrite questions, take an id or set anything else', async () => {
    const to = await inFolder({});
    const hostile =
      '---\nid: news\ntitle: The mill\nowner: Mallory\nsynonyms:\n  - [Mallory, Ada]\n---\nThe mill turns.\n';
    const site = await servePages({ '/mill.md': page(hostile, 'text/markdown') });
    const add = () => runInProcess(['add', `${site}/mill.md`, '--to', to, '--yes', '--allow-private']);
    expect((await add()).stdout).toContain('Warning: Its id and synonyms are left out');
    const written = await readFile(join(to, 'the-mill.md'), 'utf8');
    expect(written).not.toMatch(/Mallory|news|owner/);

    // What the operator sets in the file stays.
    await writeFile(
      join(to, 'the-mill.md'),
      written.replace('---\n', '---\nid: mine\nsynonyms:\n  - [mill, grinder]\n'),
    );
    await add();
    const [article] = (await loadCorpus([to])).articles;
    expect([article?.id, article?.synonyms]).toEqual(['mine', [['mill', 'grinder']]]);
  });

  it('adds all of a folder, each format of it, or nothing', async () => {
    const to = await inFolder({ 'guide.md': 'Another guide.' });
    const from = await inFolder({
      'guide.md': '---\ntitle: Guide # ours\nowner: Ada\n---\n\n- One\n- Two *b*\n',
      'sub/page.html': Buffer.from('<meta charset="koi8-r"><p>\xcd\xc9\xd2</p>', 'latin1'),
      'old.txt': Buffer.from('Caf\xe9 at the mill.', 'latin1'),
      'paper.pdf': pdfOf([[{ text: 'The paper says so.', y: 700 }]], 'A paper'),
      '.hidden.md': 'No.',
    });
    const { code, stdout, stderr } = await runInProcess(['add', from, '--yes'], { env: { CORPUS_DIR: to } });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      'Another article has the name "guide.md", so that this one is written to "guide-2.md".',
    );
    expect(stdout).toContain('read as Western European');
    const { articles } = await loadCorpus([to]);
    expect(
      articles.map(({ id, title, passages }) => [id, title, ...passages.map((one) => one.text)]),
    ).toEqual([
      ['guide', 'Guide', 'Another guide.'],
      ['guide-2', 'Guide 2', 'One', 'Two b'],
      ['old', 'Old', 'Café at the mill.'],
      ['page', 'Page', 'мир'],
      ['paper', 'A paper', 'The paper says so.'],
    ]);
    expect(await readFile(join(to, 'guide-2.md'), 'utf8')).toMatch(
      /^---\ntitle: Guide # ours\nowner: Ada\n[\s\S]*---\n\n- One\n- Two \*b\*\n$/,
    );

    const bad = await inFolder({
      'a.md': 'Good.',
      'b.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nBad.',
      'c.txt': '',
    });
    const empty = await inFolder({});
    const refused = await runInProcess(['add', bad, '--to', empty, '--yes']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(
      /^kursk: Nothing was written\. .*b\.md:1: .* lists within each other.*c\.txt: It has no text to quote\.\n$/,
    );
    expect(await readdir(empty)).toEqual([]);
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no folder is named', ['a.txt'], {}, /set CORPUS_DIR, or name the folder with --to\.$/m],
    ['the package’s own folder is named', ['a.txt', '--to', BUNDLED_ARTICLES], {}, /belongs to the package/],
    [
      'a folder in it is named',
      ['a.txt'],
      { CORPUS_DIR: join(BUNDLED_ARTICLES, 'new') },
      /belongs to the package/,
    ],
    ['a file is named instead of a folder', ['a.txt', '--to', 'a.txt'], {}, /"a\.txt" is not a folder/],
    [
      'there is nothing',
      ['none.txt', '--to', 'new'],
      {},
      /"none\.txt" can't be read: no such file or directory\.$/m,
    ],
    [
      'an address lacks its beginning',
      ['example.org/a.txt', '--to', 'new'],
      {},
      /"example\.org\/a\.txt" can't be read: .* A web address begins with https:\/\/ or http:\/\/\.$/m,
    ],
    [
      'it is a picture',
      ['b.png', '--to', 'new'],
      {},
      /Only web pages, Markdown, AsciiDoc, plain text, Word \(\.docx\) and PDF can be added\./,
    ],
    ['it is in the corpus', ['a.txt', '--to', '.'], {}, /is in the corpus already\.$/m],
    ['it is on this machine', ['http://127.0.0.1:8099/', '--to', 'new'], {}, /Say --allow-private/],
    ['it is no encoding', ['c.html', '--to', 'new'], {}, /encoded as "klingon", which is no encoding\.$/m],
    ['nobody can be asked', ['a.txt', '--to', 'new'], {}, /nobody could be asked: use --yes\.$/m],
  ])('refuses in a sentence, and writes nothing, when %s', async (_, args, env, sentence) => {
    const cwd = await inFolder({
      'a.txt': 'Text.',
      'b.png': 'PNG',
      'c.html': '<meta charset=klingon><p>Text.</p>',
    });
    const before = await readdir(cwd);
    const { code, stderr } = await runInProcess(
      ['add', ...args, ...(sentence.source.includes('--yes') ? [] : ['--yes'])],
      { cwd, env },
    );
    expect(stderr).toMatch(sentence);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 1]);
    expect(await readdir(cwd)).toEqual(before);
  });

  it('asks whoever sits at a terminal, and takes only a yes for a yes', async () => {
    const from = await inFolder({ 'a.txt': 'The mill turns.' });
    for (const [answer, isWritten] of [
      ['y\n', true],
      ['YES\n', true],
      ['\n', false],
      ['maybe\n', false],
      ['', false],
    ] as const) {
      const to = await inFolder({});
      const { shown, problem } = await addAt(answer, [join(from, 'a.txt'), '--to', to]);
      expect(shown).toContain('Write it? [y/N] ');
      expect([await readdir(to), problem]).toEqual(
        isWritten ? [['a.md'], null] : [[], 'Nothing was written.'],
      );
    }
  });
});

/** Runs the command at a terminal where somebody types. */
async function addAt(
  typed: string,
  args: readonly string[],
): Promise<{ shown: string; problem: string | null }> {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const terminal = {
    input,
    output,
    errors,
    isInputTty: true,
    isErrorsTty: true,
    hasColor: false,
    width: 80,
  };
  output.resume();
  const shown = text(errors);
  input.end(typed);
  const problem = await addCommand({
    terminal,
    config: { corpusDir: null, parseLimits: {} },
    clock: { now: () => NOW },
  })
    .parseAsync(['node', 'add', ...args])
    .then(
      () => null,
      (error: Error) => error.message,
    );
  errors.end();
  return { shown: await shown, problem };
}

it('passes on nothing that a terminal obeys, of what a server says', async () => {
  const site = await servePages({
    '/page': (request) => request.socket.end('HTTP/1.1 500 \u001b[2Jgone\r\n\r\n'),
  });
  const { code, stderr } = await runInProcess([
    'add',
    `${site}/page`,
    '--to',
    await inFolder({}),
    '--allow-private',
  ]);
  expect([code, stderr.includes('gone'), stderr.includes('\u001b')]).toEqual([1, true, false]);
});
