import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../src/corpus/ingest/added-files.ts';
import type { Source } from '../../../src/corpus/ingest/fetch-source.ts';
import { comparePassages, planAdditions } from '../../../src/corpus/ingest/plan-additions.ts';
import { readSource } from '../../../src/corpus/ingest/read-source.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { articleOf } from '../../support/articles.ts';
import { inFolder } from '../../support/in-folder.ts';

it.each<[string, string[], string[], string[]]>([
  ['nothing', ['A.', 'B.'], ['A.', 'B.'], []],
  ['a passage put in', ['A.', 'C.'], ['A.', 'B.', 'C.'], ['added 2 B.']],
  ['a passage taken out', ['A.', 'B.', 'C.'], ['A.', 'C.'], ['removed 2 B.']],
  ['a passage that is another', ['A.', 'B.', 'C.'], ['A.', 'X.', 'C.'], ['changed 2 X.']],
  ['more in the place of fewer', ['A.', 'B.'], ['A.', 'X.', 'Y.'], ['changed 2 X.', 'added 3 Y.']],
  ['fewer in the place of more', ['A.', 'B.', 'C.'], ['X.', 'C.'], ['changed 1 X.', 'removed 2 B.']],
])('tells %s', (_, before, now, changes) => {
  const told = comparePassages(articleOf(before), articleOf(now));
  expect(told.map(({ kind, number, text }) => `${kind} ${number} ${text}`)).toEqual(changes);
});

it('tells of as many passages as there are, in another text of any length', () => {
  const many = (letter: string) => articleOf(Array.from({ length: 200_000 }, (_, at) => `${letter}${at}.`));
  const told = comparePassages(many('A'), many('B'));
  expect(told).toHaveLength(200_000);
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['changed']));
});

describe('an addition', () => {
  const TODAY = '2026-11-29';

  const file = (name: string, text: string): Source => {
    return { name, url: null, bytes: Buffer.from(text), contentType: null, language: null };
  };

  async function plan(folder: string, ...sources: readonly Source[]) {
    const articles = await Promise.all(sources.map((source) => readSource(source)));
    return planAdditions(articles, folder, await scanFolder(folder), TODAY);
  }

  it('is refused where the folder has it already, and warned of where another article has its id', async () => {
    const folder = await inFolder({ 'mill.md': '---\nid: mill\n---\nThe mill.' });
    await expect(plan(folder, file(join(folder, 'mill.md'), 'The mill.'))).rejects.toThrow(
      /is in the corpus already/,
    );
    const other = join(await inFolder({ 'works.md': '' }), 'works.md');
    const [addition] = await plan(folder, file(other, '---\nid: mill\n---\nThe works.'));
    expect(addition?.warnings).toEqual([expect.stringMatching(/mill\.md" has the id "mill" already/)]);
  });

  it.each([
    ['no valid YAML', '---\ntitle: Garlic: a guide\ntags:\n\t- a\n---\nText.', 'Garlic: a guide'],
    ['TOML', '+++\ntitle = "Kale"\ndate = 2024-08-19\n+++\nText.', 'Kale'],
    ['JSON', '{\n"title": "Kale"\n}\nText.', 'Kale'],
    ['a draft', '---\ntitle: Kale\ndraft: true\npublished: false\n---\nText.', 'Kale'],
    ['a title with markup', '---\ntitle: Of &amp;amp; and <b>x</b>\n---\nText.', 'Of &amp; and x'],
    ['a map for an author', '---\ntitle: Kale\nauthor:\n  name: A\nurl: /x\nlang: en_GB\n---\nText.', 'Kale'],
  ])('with front matter that is %s is answered from as it was shown', async (_, text, title) => {
    const folder = await inFolder({});
    const [addition] = await plan(folder, file(join(await inFolder({ 'a.md': '' }), 'a.md'), text));
    await writeFile(addition?.path ?? '', addition?.text ?? '');
    const { articles } = await loadCorpus([folder]);
    expect(articles).toEqual([{ ...addition?.article, file: 'a.md' }]);
    expect(articles[0]).toMatchObject({ title, passages: [{ text: 'Text.' }] });
  });

  it('is written beside another article of its name, and says so', async () => {
    const folder = await inFolder({ 'mill.md': 'The mill.' });
    const source = join(await inFolder({ 'mill.txt': '' }), 'mill.txt');
    const [addition] = await plan(folder, file(source, 'Another mill.'));
    expect(addition).toMatchObject({ kind: 'new', path: join(folder, 'mill-2.md') });
    expect(addition?.warnings).toEqual([expect.stringMatching(/the name "mill\.md", so that this one/)]);
  });

  it('that comes from a file where a page stood, or the other way round, says where that was', async () => {
    const folder = await inFolder({});
    const source = join(await inFolder({ 'mill.txt': '' }), 'mill.txt');
    const [first] = await plan(folder, file(source, 'The mill.'));
    await writeFile(first?.path ?? '', first?.text ?? '');
    const [again] = await plan(folder, file(source, 'The mill burnt.'));
    expect(again).toMatchObject({ kind: 'changed', movedFrom: null, replaced: source });
    const page = { ...file(source, 'The mill burnt.'), url: 'https://mills.example/mill.txt' };
    expect((await plan(folder, page))[0]).toMatchObject({ movedFrom: 'a file of this machine' });
  });

  it('is refused where it has more text than an article may have', async () => {
    const long = `\`\`\`\n${'The mill turns.\n'.repeat(350_000)}\`\`\``;
    const source = join(await inFolder({ 'mill.md': '' }), 'mill.md');
    await expect(plan(await inFolder({}), file(source, long))).rejects.toThrow(/more text than the 5 MB/);
  });

  it('is refused where the file that it would change has lost its text', async () => {
    const folder = await inFolder({});
    const source = join(await inFolder({ 'mill.txt': '' }), 'mill.txt');
    const [first] = await plan(folder, file(source, 'The mill.'));
    await writeFile(first?.path ?? '', (first?.text ?? '').replace('The mill.', ''));
    await expect(plan(folder, file(source, 'The mill burnt.'))).rejects.toThrow(/has no text any more/);
  });
});
