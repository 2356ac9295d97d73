import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAskWith } from '../../src/core/answering/ask.ts';
import { analyseQuestion } from '../../src/core/answering/question.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { openRetriever } from '../../src/search-postgres/open-retriever.ts';
import { SCHEMA } from '../../src/search-postgres/passage-tables.ts';
import { QUOTED } from '../support/answers.ts';
import { administer, postgres, type TestDatabases, withPgvector } from '../support/databases.ts';
import { inFolder } from '../support/in-folder.ts';
import { pdfOf } from '../support/pdf.ts';
import { runInProcess } from '../support/run-in-process.ts';
import type { Run } from '../support/run-kursk.ts';

interface Place {
  readonly url: string;
  readonly folder: string;
  readonly index: (...args: string[]) => Promise<Run>;
  readonly ask: (question: string) => Promise<{ status: string; quotes: { text: string }[] }>;
}

/** A folder of articles, and a database for them. @param user who connects to it; left out: its owner */
async function placeWith(
  files: Readonly<Record<string, string>>,
  user?: string,
  { databases = postgres, ...variables }: { databases?: TestDatabases | null; EMBEDDER?: string } = {},
): Promise<Place> {
  const address = await databases?.create();
  if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
  const folder = await inFolder(files);
  const { url } = address;
  const env = {
    DATABASE_URL: user === undefined ? url : addressOf(url, user),
    CORPUS_DIR: folder,
    READER: 'off',
    EMBEDDER: 'off',
    ...variables,
  };
  return {
    url,
    folder,
    index: (...args) => runInProcess(['index', ...args], { env }),
    ask: async (question) => {
      const { stdout, stderr } = await runInProcess(['ask', '--json', question], {
        env: { ...env, RETRIEVER: 'postgres' },
      });
      return stdout === '' ? Promise.reject(new Error(stderr)) : JSON.parse(stdout);
    },
  };
}

function addressOf(url: string, user: string): string {
  const address = new URL(url);
  address.username = user;
  return address.href;
}

/** A user who may connect, and nothing more; gone when the test has finished. */
async function createUser(name: string, databases = postgres): Promise<string> {
  const address = await databases?.create();
  if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
  const { url } = address;
  await administer(url, `create role ${name} login`);
  onTestFinished(() => administer(url, `drop role ${name}`));
  return name;
}

describe.skipIf(postgres === null)('kursk index', () => {
  it('indexes an article whose author has what a database doesn’t hold', async () => {
    const { index, ask } = await placeWith({
      // In UTF-16: “A”, and half of a character.
      'mill.pdf': pdfOf([[{ text: 'The keys hang in the hall.', y: 700 }]], '\\376\\377\\000A\\330\\000')
        .toString('latin1')
        .replace('/Title', '/Author'),
      'moor.md':
        '---\nauthor: "Ada \\uD800"\nsynonyms: [["moor", "\\0heath"]]\n---\n# The moor\n\nThe moor is wet.',
    });
    expect((await index()).stderr).not.toMatch(/can’t|can't|error/i);
    expect((await ask('Where do the keys hang?')).quotes[0]?.text).toBe('The keys hang in the hall.');
  });

  it('follows the files: what is added, changed, renamed and removed', async () => {
    const { folder, index, ask } = await placeWith({
      'mill.md': 'The mill stands by the river.',
      'bakery.md': 'Ada owns the bakery.',
      'notes/moor.txt': 'The moor is wide.',
    });
    expect((await index()).stdout).toBe(
      '3 added, 0 changed, 0 removed, 0 unchanged: 3 passages are indexed.\n',
    );
    expect((await ask('Who owns the bakery?')).quotes[0]?.text).toBe('Ada owns the bakery.');

    await writeFile(join(folder, 'bakery.md'), 'Grace owns the bakery now.\n\nIt sells bread.');
    await rm(join(folder, 'mill.md'));
    await writeFile(join(folder, 'lake.md'), 'The lake is deep.');
    const { stdout } = await index('--json');
    expect(JSON.parse(stdout)).toEqual({
      ...{ added: ['lake'], changed: ['bakery'], removed: ['mill'], unchanged: 1, passages: 4, warnings: [] },
    });
    expect((await ask('Who owns the bakery?')).quotes[0]?.text).toBe('Grace owns the bakery now.');
    expect(await ask('Where does the mill stand?')).toMatchObject({ status: 'not-in-corpus', nearest: [] });

    await rm(join(folder, 'lake.md'));
    await writeFile(join(folder, 'water.md'), '---\nid: lake\n---\nThe lake is deep.');
    expect(JSON.parse((await index('--json')).stdout)).toMatchObject({
      changed: ['lake'],
      removed: [],
      passages: 4,
    });
  });

  it('leaves all as it was when an article was spoilt, and says which', async () => {
    const { folder, index, ask } = await placeWith({
      'mill.md': 'The mill stands.',
      'bakery.md': 'Ada owns the bakery.',
    });
    await index();
    await writeFile(join(folder, 'mill.md'), 'The mill fell.');
    await writeFile(
      join(folder, 'bakery.md'),
      '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nNobody owns the bakery.',
    );
    const { code, stderr } = await index();
    expect(code).toBe(1);
    expect(stderr).toMatch(/bakery\.md:1: the front matter/);
    expect(stderr).toMatch(/Nothing was indexed: articles that were good have been spoilt/);
    expect((await ask('Does the mill stand?')).quotes[0]?.text).toBe('The mill stands.');
  });

  it('passes over what was never good, and tells two articles of one id apart', async () => {
    const { folder, index } = await placeWith({
      'mill.md': 'The mill stands.',
      'bad.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nX.',
    });
    const first = await index();
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/skipped .*bad\.md:1/);
    await writeFile(join(folder, 'twin.md'), '---\nid: mill\n---\nAnother mill.');
    const second = await index('--json');
    expect(JSON.parse(second.stdout)).toMatchObject({
      added: [expect.stringMatching(/^mill-[0-9a-f]{6}$/)],
      changed: ['mill'],
    });
    expect(second.stderr).toMatch(/2 articles would have the id "mill"/);
    expect(JSON.parse((await index('--json')).stdout)).toMatchObject({
      unchanged: 2,
      added: [],
      changed: [],
      removed: [],
    });
  });

  it('tells articles with the same title apart, as long as there are several', async () => {
    const file = '# Mailing list\n\nWrite to ';
    const { url, folder, index } = await placeWith({
      'asia/list.md': `${file}Ada in Asia.`,
      'europe/list.md': `${file}Ben in Europe.`,
      'mill.md': '# The mill\n\nIt stands by the river.',
    });
    const titles = async () => {
      const retriever = openRetriever(url);
      const { articles } = await retriever.catalog();
      await retriever.close();
      const { articles: inMemory } = await loadCorpus([folder]);
      expect(articles.map(({ title }) => title)).toEqual(inMemory.map(({ title }) => title));
      return articles.map(({ title }) => title);
    };
    await index();
    expect(await titles()).toEqual(['Asia: Mailing list', 'Europe: Mailing list', 'The mill']);
    expect(JSON.parse((await index('--json')).stdout)).toMatchObject({ unchanged: 3, changed: [] });

    await rm(join(folder, 'asia/list.md'));
    await index();
    expect(await titles()).toEqual(['Mailing list', 'The mill']);

    await writeFile(join(folder, 'list.md'), `${file}Cy anywhere.`);
    expect(JSON.parse((await index('--json')).stdout)).toMatchObject({ added: ['list'], passages: 3 });
    expect(new Set(await titles()).size).toBe(3);
  });

  it('finds an article by what tells its title from another’s, as in memory', async () => {
    const { index, ask, url } = await placeWith({
      'asia/list.md': '# Mailing list\n\nAda answers.',
      'europe/list.md': '# Mailing list\n\nBen answers.',
    });
    await index();
    expect((await ask('Who answers the Europe mailing list?')).quotes[0]?.text).toBe('Ben answers.');
    // What was written twice is counted once.
    const retriever = openRetriever(url);
    expect((await retriever.catalog()).sums).toMatchObject({ passages: 2 });
    await retriever.close();
  });

  it('forgives slips of the pen, and finishes words that are begun', async () => {
    const { index, ask } = await placeWith({ 'a.md': 'Zelenskyy spoke in Sudzha of the incursion.' });
    await index();
    for (const question of ['Zelensk', 'where is Sudzah', 'incurzion'])
      expect((await ask(question)).quotes[0]?.text).toMatch(/Sudzha/);
  });

  it('one index at a time, and readers meanwhile have all of it or nothing', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`m${at}.md`, `Mill no. ${at} stands by the river.`]),
    );
    const { index, ask } = await placeWith(files);
    const runs = await Promise.all([index('--json'), index('--json'), index('--json')]);
    const added = runs.map(({ stdout }) => JSON.parse(stdout).added.length).sort((a, b) => a - b);
    expect(added).toEqual([0, 0, 40]);
    expect((await ask('Which mill stands by the river?')).quotes).toHaveLength(3);
  });

  it('whoever answers with what was there before is told of what is there now', async () => {
    const { url, folder, index } = await placeWith({
      'mill.md': 'The mill stands.',
      'moor.md': 'The moor is wide.',
    });
    await index();
    const retriever = openRetriever(url);
    onTestFinished(retriever.close);
    const shelf = await retriever.catalog();
    await writeFile(join(folder, 'mill.md'), 'The mill fell.');
    await writeFile(join(folder, 'moor.md'), '---\nauthor: Ada\n---\nThe moor is wide.');
    await index();
    const ask = createAskWith(retriever.lookUp(shelf, null), { publicUrl: null });
    expect((await ask('Which mill fell?')).quotes.map(({ text }) => text)).toEqual(['The mill fell.']);
    // Its text isn't the one that buttons under earlier answers point into.
    expect(await retriever.article('mill', shelf)).toBeNull();
    expect(await retriever.article('moor', shelf)).toMatchObject({ author: 'Ada' });
  });

  it('questions that come at once after a change share the list of articles that is read for the first', async () => {
    const { url, folder, index } = await placeWith({ 'mill.md': 'The mill stands.' });
    await index();
    const retriever = openRetriever(url);
    onTestFinished(retriever.close);
    const before = await retriever.catalog();
    await writeFile(join(folder, 'moor.md'), 'The moor is wide.');
    await index();
    const question = analyseQuestion('mill');
    if (typeof question === 'string') throw new Error('It can be asked.');
    const lookUp = retriever.lookUp(before, null);
    const found = await Promise.all(Array.from({ length: 6 }, () => lookUp(question)));
    const articles = found.flatMap(({ index: lookup }) =>
      lookup.candidates(lookup.resolveTerms(question), 1).map(({ article }) => article),
    );
    expect(articles).toHaveLength(6);
    expect(new Set(articles).size).toBe(1);
    expect(before.articles).not.toContain(articles[0]);
  });

  it('signs that PostgreSQL takes none of are left out of what an article says of itself', async () => {
    const { index } = await placeWith({
      'mill.md':
        '---\ntitle: "The \\uD800mill"\nauthor: "A\\0da"\nsynonyms: [[mill, "mo\\0ulin"]]\n---\nThe mill stands.',
    });
    expect(await index()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 added/) });
  });

  it('of files that are as they were makes no other version, which everybody would read anew', async () => {
    const { url, folder, index } = await placeWith({ 'mill.md': 'The mill stands.', 'moor.md': 'The moor.' });
    await index();
    const retriever = openRetriever(url);
    onTestFinished(retriever.close);
    const before = await retriever.version();
    expect((await index()).stdout).toBe(
      '0 added, 0 changed, 0 removed, 2 unchanged: 2 passages are indexed.\n',
    );
    expect(await retriever.version()).toBe(before);
    await rm(join(folder, 'moor.md'));
    await index();
    expect(await retriever.version()).toBeGreaterThan(before);
  });

  it('tables that were dropped and made anew are another version', async () => {
    const { url, index } = await placeWith({ 'mill.md': 'The mill stands.' });
    await index();
    const retriever = openRetriever(url);
    onTestFinished(retriever.close);
    const before = await retriever.version();
    await administer(url, `drop schema ${SCHEMA} cascade`);
    await index();
    expect(await retriever.version()).not.toBe(before);
  });

  it('whoever waits for another’s index goes on from it, whatever the server’s isolation level', async () => {
    const { url, index } = await placeWith({ 'mill.md': 'The mill stands.' });
    const name = new URL(url).pathname.slice(1);
    await administer(url, `alter database ${name} set default_transaction_isolation = 'repeatable read'`);
    const runs = await Promise.all([index(), index(), index()]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  it('says what a user lacks who may create no schema', async () => {
    const { index } = await placeWith({ 'mill.md': 'The mill stands.' }, await createUser('kursk_guest'));
    const { code, stderr } = await index();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^kursk: The database's user may not create the schema for the articles: allow it with "grant create on database kursk_\w+ to kursk_guest"\.$/m,
    );
  });

  it('does without what compares spellings where the user may not use it', async () => {
    const user = await createUser('kursk_writer');
    const { url, index, ask } = await placeWith({ 'mill.md': 'The windmill stands.' }, user);
    const name = new URL(url).pathname.slice(1);
    await administer(
      url,
      `grant create on database ${name} to ${user}`,
      'create schema hidden',
      'create extension fuzzystrmatch schema hidden',
    );
    await index();
    expect(await ask('Where is the windmlil?')).toMatchObject({ status: 'not-in-corpus' });
    expect(await ask('Where is the windmill?')).toMatchObject({ status: QUOTED });
  });

  it('removes nothing where no articles are named', async () => {
    const { index, ask, url } = await placeWith({ 'mill.md': 'The mill stands.' });
    await index();
    expect(await runInProcess(['index'], { env: { DATABASE_URL: url, READER: 'off' } })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Say where the articles are/),
    });
    expect(await ask('mill')).toMatchObject({ status: QUOTED });
  });

  it('says what to do when there is no index, no server, or no articles are named', async () => {
    const { ask } = await placeWith({ 'mill.md': 'The mill stands.' });
    await expect(ask('mill')).rejects.toThrow('run "kursk index" where their files are');
    const nowhere = { DATABASE_URL: 'postgres://kursk@127.0.0.1:1/kursk', READER: 'off' };
    expect(await runInProcess(['index', '--corpus', '.'], { env: nowhere })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/The store can't be used: .*ECONNREFUSED/),
    });
    expect(await runInProcess(['index'], { env: { READER: 'off' } })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Say where the articles are/),
    });
    expect(await runInProcess(['ask', 'mill'], { env: { RETRIEVER: 'postgres' } })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/RETRIEVER=postgres needs DATABASE_URL/),
    });
  });
});

describe.skipIf(withPgvector === null)('kursk index, with pgvector', () => {
  const meant = { databases: withPgvector, EMBEDDER: 'auto' };

  it('embeds what it has indexed, and then only what is new', async () => {
    const { folder, index, ask } = await placeWith(
      {
        'leave.md': 'Employees may stay at home with a newborn for twenty weeks.',
        'mill.md': 'The mill stands.',
      },
      undefined,
      meant,
    );
    expect(await index()).toMatchObject({
      code: 0,
      stdout:
        '2 added, 0 changed, 0 removed, 0 unchanged: 2 passages are indexed.\nAll 2 can be found by meaning.\n',
    });
    expect(JSON.stringify(await ask('For how long are mothers off after a birth?'))).toMatch(/twenty weeks/);
    await writeFile(join(folder, 'moor.md'), 'The moor is wide.');
    expect(JSON.parse((await index('--json')).stdout)).toMatchObject({
      added: ['moor'],
      embedded: 3,
      passages: 3,
    });
  });

  it('without the right to pgvector says that passages are found by their words alone, and so does a question', async () => {
    const user = await createUser('kursk_embedder', withPgvector);
    const { url, index, ask } = await placeWith({ 'mill.md': 'The mill stands.' }, user, meant);
    const name = new URL(url).pathname.slice(1);
    await administer(
      url,
      `grant create on database ${name} to ${user}`,
      'create schema hidden',
      'create extension vector schema hidden',
    );
    expect(await index()).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        'kursk: the database lacks the extension "vector" (pgvector): passages are found by their words alone.\n',
      ),
    });
    expect(await ask('Which mill stands?')).toMatchObject({ status: QUOTED });
  });
});
