import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CorpusError, type OpenKurskOptions, openKursk } from '../src/kursk.ts';
import { inFolder } from './support/in-folder.ts';

const run = promisify(execFile);

const HANDBOOK = {
  'leave.md': '# Leave\n\nThere are 30 days off a year. They are taken by the end of March.\n',
  'empty.md': '',
};

async function opened(options: OpenKurskOptions = {}) {
  const kursk = await openKursk({ reader: false, embedder: false, ...options });
  onTestFinished(kursk.close);
  return kursk;
}

describe('the library', () => {
  it('answers from a corpus with verbatim quotes, and says what it skipped', async () => {
    const warnings: string[] = [];
    const kursk = await opened({
      corpus: await inFolder(HANDBOOK),
      warn: (sentence) => warnings.push(sentence),
    });
    const { status, engine, quotes } = await kursk.ask('How many days off are there?');
    expect([status, engine, quotes[0]?.article.id]).toEqual(['answered', 'lexical', 'leave']);
    expect(quotes[0]?.text).toContain('There are 30 days off a year.');
    expect(warnings).toEqual([expect.stringContaining('empty.md')]);
  });

  it('reads a follow-up with the question before, and links to where the articles are served', async () => {
    const kursk = await opened({ corpus: [await inFolder(HANDBOOK)], publicUrl: 'https://bot.example' });
    const { quotes, nearest } = await kursk.ask('and until when?', {
      previous: 'How many days off are there?',
    });
    const [quote] = [...quotes, ...nearest];
    expect(quote?.link).toMatch(/^https:\/\/bot\.example\/articles\/leave#p\d$/);
  });

  it('takes limits of its caller’s own for what is an answer', async () => {
    const kursk = await opened({ leastConfidence: { unsure: 1, answered: 1 } });
    expect((await kursk.ask('why Sudzha?')).status).toBe('not-in-corpus');
  });

  it('says in a sentence that there is nothing to answer from', async () => {
    await expect(openKursk({ corpus: '/nowhere' })).rejects.toThrow(CorpusError);
  });

  it('may be closed twice, and answers nothing then', async () => {
    const kursk = await opened();
    await Promise.all([kursk.close(), kursk.close()]);
    await expect(kursk.ask('why Sudzha?')).rejects.toThrow('is closed');
  });
});

describe('the package', () => {
  /** A folder of a program that has installed the package. */
  async function program(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await inFolder({ ...HANDBOOK, 'package.json': '{"type":"module"}', ...files });
    await mkdir(join(folder, 'node_modules'));
    await symlink(resolve('.'), join(folder, 'node_modules/kursk'));
    await symlink(resolve('node_modules/@types'), join(folder, 'node_modules/@types'));
    return folder;
  }

  async function exampleOfDocument(): Promise<string> {
    const [, example = ''] = /```js\n(.*?)```/s.exec(await readFile('docs/library.md', 'utf8')) ?? [];
    return example.replace('./handbook', './leave.md');
  }

  it('can be imported: the example of the document prints the answer, and ends', async () => {
    const folder = await program({ 'example.js': await exampleOfDocument() });
    const { stdout } = await run(process.execPath, ['example.js'], { cwd: folder });
    expect(stdout).toMatch(/There are 30 days off a year\..*\n— Leave, ¶1\n/);
  });

  it('answers from the bundled article by reading, unless it is told otherwise', async () => {
    const folder = await program({
      'example.js': [
        "import { openKursk } from 'kursk';",
        'const kursk = await openKursk();',
        "const { engine, quotes } = await kursk.ask('why Sudzha?');",
        'await kursk.close();',
        'console.log(engine, quotes.some(({ passage }) => passage === 12));',
      ].join('\n'),
    });
    const { stdout } = await run(process.execPath, ['example.js'], { cwd: folder });
    expect(stdout).toBe('reader true\n');
  });

  it('can be required', async () => {
    const folder = await program({ 'example.cjs': 'console.log(typeof require("kursk").openKursk);' });
    const { stdout } = await run(process.execPath, ['--no-warnings', 'example.cjs'], { cwd: folder });
    expect(stdout).toBe('function\n');
  });

  it('has types, by which a mistake is found', async () => {
    const right = await exampleOfDocument();
    const folder = await program({
      'right.ts': right,
      'wrong.ts': right.replace('answer.status', 'answer.state'),
    });
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: ['node'] },
      }),
    );
    const tsc = resolve('node_modules/.bin/tsc');
    const check = run(tsc, ['-p', '.'], { cwd: folder });
    const { stdout } = await check.catch((error: { stdout: string }) => error);
    expect(stdout).toMatch(/^wrong\.ts.*Property 'state'/);
    expect(stdout).not.toContain('right.ts');
  });

  it.each(['kursk/dist/cli.js', 'kursk/dist/adapters/web/create-web.js'])(
    'keeps %s to itself',
    async (inner) => {
      const folder = await program({ 'example.js': `import '${inner}';` });
      await expect(run(process.execPath, ['example.js'], { cwd: folder })).rejects.toThrow(
        'ERR_PACKAGE_PATH_NOT_EXPORTED',
      );
    },
  );
});
