import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { answersCommand } from '../../src/commands/answers-command.ts';
import { sealMessage, unsealMessage } from '../../src/core/bot/kept/prepare-keeping.ts';
import type { KeptAnswerStore, KeptMessage } from '../../src/core/ports/kept-answers.ts';
import { type Store, StoreUnavailable } from '../../src/core/ports/store.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { TEST_SEALER, TEST_SIGN } from '../support/bot-of.ts';
import { manualClock } from '../support/clocks.ts';
import { inFolder } from '../support/in-folder.ts';
import { GATEWAY } from '../support/kept-answers.ts';
import { memoryStore } from '../support/memory-store.ts';
import { askedQuestion } from '../support/questions.ts';

const ID = 'AAAAAAAAAAA';
/** On the standard input. */
const TYPED = 'Ring the brewer.\n\nThe number is 7.';

const HARD: KeptMessage = {
  ...GATEWAY,
  pieces: ['*Not* a list:\n- one\n- two <b>', '# No heading', '`code` & [a](https://b.example) 1. x'],
};

const clock = manualClock();

let records: Store;
let store: KeptAnswerStore;

beforeEach(async () => {
  records = memoryStore(clock);
  store = records.keptAnswers;
  await keep(GATEWAY);
});

async function keep(message: KeptMessage, id = ID): Promise<void> {
  await store.insert(
    {
      ...{ id, message: `of ${id}`, platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'channel' },
      ...{ author: 'hash', keeper: null, sealedAddress: null, expiresAt: Date.parse('2090-01-01T23:59:59Z') },
      sealed: sealMessage(TEST_SEALER, id, message),
    },
    100,
  );
}

describe('kursk answers', () => {
  it('lists what is kept, with the id to remove it by', async () => {
    expect((await run('list')).output).toBe(
      `${ID}  ${GATEWAY.questions[0]}\n  ${GATEWAY.pieces[0]}\n  Ben, 2026-03-01; slack T1, C1 only\n`,
    );
    expect(JSON.parse((await run('list', '--json')).output)).toMatchObject([{ id: ID, ...GATEWAY }]);
  });

  it.each([
    ['as people write', GATEWAY],
    ['that looks like Markdown', HARD],
  ])(
    'exports what the corpus reads as an article, and imports the same again: text %s',
    async (_, message) => {
      await keep(message, 'BBBBBBBBBBB');
      const folder = await inFolder({});
      await run('export', folder);
      expect(await readdir(folder)).toEqual([`kept-${ID}.md`, 'kept-BBBBBBBBBBB.md']);
      const { articles } = await loadCorpus([folder]);
      const article = articles.find(({ file }) => file === 'kept-BBBBBBBBBBB.md') ?? articles[1];
      expect(article).toMatchObject({
        title: expect.stringContaining(String(GATEWAY.questions[0])),
        author: 'Ben',
        url: GATEWAY.url,
      });
      expect(article?.passages.map((passage) => passage.text)).toEqual(message.pieces);
      const before = await store.find('BBBBBBBBBBB');
      records = memoryStore(clock);
      store = records.keptAnswers;
      await run('import', join(folder, 'kept-BBBBBBBBBBB.md'));
      const after = await store.find('BBBBBBBBBBB');
      expect({ ...after, sealed: '', changedAt: 0 }).toEqual({ ...before, sealed: '', changedAt: 0 });
      expect(unsealMessage(TEST_SEALER, 'BBBBBBBBBBB', after?.sealed ?? '')).toEqual(message);
    },
  );

  it.each<[string, (file: string) => string]>([
    ['that leads to a program', (file) => file.replace('https://team', 'javascript:alert(1)//team')],
    ['longer than a message can be', (file) => `${file}\n${'The mill turns. '.repeat(500)}\n`],
    ['for which a parser takes minutes', (file) => `${file}\n${'*a_'.repeat(20_000)}\n`],
    ['that isn’t read to its end', (file) => file + ' '.repeat(100_000)],
    ['with a question as long as a text', (file) => file.replaceAll('restart', 'restart '.repeat(100))],
    ['of lists without end', (file) => file.replace('kept:', `x: ${'['.repeat(100)}\nkept:`)],
  ])('imports no file %s', async (_, spoilt) => {
    const folder = await inFolder({});
    await run('export', folder);
    const file = join(folder, `kept-${ID}.md`);
    await writeFile(file, spoilt(await readFile(file, 'utf8')));
    records = memoryStore(clock);
    store = records.keptAnswers;
    const { error } = await run('import', file);
    expect(error).toMatch(/it is no kept answer that was exported|it is 0\.1 MB/);
    expect(await store.find(ID)).toBeNull();
  });

  it('imports nothing twice, nothing that was withdrawn, and no other file, and says so', async () => {
    const folder = await inFolder({ 'other.md': '# Other\n\nText.' });
    await run('export', folder);
    const file = join(folder, `kept-${ID}.md`);
    expect((await run('import', file)).error).toContain('its message is kept already.');
    await run('remove', ID);
    expect((await run('import', file)).error).toContain('its message was withdrawn.');
    expect((await run('import', join(folder, 'other.md'))).error).toContain('it is no kept answer');
    expect((await run('import', join(folder, 'missing.md'))).error).toContain('missing.md');
    expect(await readFile(file, 'utf8')).toContain('title: ');
  });

  it('removes what is named, and says what isn’t there', async () => {
    expect((await run('remove', ID)).error).toBe('kursk: 1 removed.\n');
    expect((await run('list')).error).toBe('kursk: There are none.\n');
    expect((await run('remove', ID)).error).toContain(`There is no kept answer ${ID}.`);
  });
});

describe('kursk answers add', () => {
  const GAP = askedQuestion({ at: clock.now(), text: 'Who runs the brewery?' });

  const gaps = async () => (await records.listUnmet({ since: 0, workspace: null, limit: 9 })).length;

  async function added(): Promise<object> {
    const ids = [...(await store.listChanges()).keys()].filter((id) => id !== ID);
    const [answer] = await store.read(ids);
    if (answer === undefined) throw new Error('nothing was added');
    return { ...answer, message: unsealMessage(TEST_SEALER, answer.id, answer.sealed) };
  }

  beforeEach(async () => {
    await records.questions.record(GAP);
    await records.questions.record({ ...GAP, id: 'AAAAAAAAAAI', text: 'who runs that brewery' });
  });

  it('keeps a text word for word, for the whole workspace, and closes the gap', async () => {
    const { error } = await run('add', GAP.id, '-', '--author', 'Grace', '--until', '2090-01-01');
    expect(error).toMatch(/^kursk: Kept\./);
    expect(await added()).toMatchObject({
      ...{ platform: 'slack', workspace: 'T1', audience: 'workspace', sealedAddress: null },
      expiresAt: Date.parse('2090-01-01T23:59:59Z'),
      message: {
        ...{ author: 'Grace', url: null, published: '2026-11-24', questions: [GAP.text] },
        pieces: TYPED.split('\n\n'),
      },
    });
    expect(await gaps()).toBe(0);
    expect((await run('add', GAP.id, '-', '--author', 'Grace')).error).toContain('kept already');
  });

  it('keeps the text of a file, for the channel alone, under questions of its own', async () => {
    const file = join(await inFolder({ 'answer.md': 'Ben does.\n' }), 'answer.md');
    const own = ['--question', 'Who brews?', 'Who sells the beer?', '--url', 'https://team.example/beer'];
    await run('add', GAP.id, file, '--author', 'Grace', '--channel-only', ...own);
    expect(await added()).toMatchObject({
      ...{ channel: 'C1', audience: 'channel' },
      message: {
        questions: ['Who brews?', 'Who sells the beer?'],
        pieces: ['Ben does.'],
        url: 'https://team.example/beer',
      },
    });
    expect(await gaps()).toBe(0);
  });

  it.each([
    ['that is unknown', 'BBBBBBBBBBB', {}, 'there is no such question'],
    [
      'of the web',
      'CCCCCCCCCCA',
      { place: { platform: 'web', workspace: null, channel: 'page', conversation: null } },
      'write the answer into a document',
    ],
    ['that was asked in private', 'CCCCCCCCCCA', { audience: 'asker' }, 'in your own words'],
  ] as const)('says why not, for a gap %s', async (_, id, details, why) => {
    await records.questions.record({ ...GAP, ...details, id: 'CCCCCCCCCCA' });
    expect((await run('add', id, '-', '--author', 'Grace')).error).toContain(why);
    expect((await store.listChanges()).size).toBe(1);
  });

  it('shows nobody the wording of what was asked in private', async () => {
    await records.questions.record({ ...GAP, audience: 'asker' });
    await run('add', GAP.id, '-', '--author', 'Grace', '--question', 'Who brews?');
    expect(JSON.stringify(await added())).not.toContain(GAP.text);
    expect(await gaps()).toBe(0);
  });

  it.each([
    ['a day that is over', ['--author', 'Grace', '--until', '2020-01-01'], 'must be one to come'],
    ['no name', ['--author', ' '], 'names its author'],
    ['an address that isn’t of the web', ['--author', 'Grace', '--url', 'javascript:alert(1)'], 'https://'],
    [
      'a question that is too long',
      ['--author', 'Grace', '--question', 'a'.repeat(501)],
      '3 questions of 500',
    ],
    ['too many questions', ['--author', 'Grace', '--question', ...'abcd'], '3 questions of 500'],
  ])('says why not, for %s', async (_, options, why) => {
    expect((await run('add', GAP.id, '-', ...options)).error).toContain(why);
    expect((await store.listChanges()).size).toBe(1);
  });

  it('keeps nothing where the gap can’t be closed, so that it can be tried again', async () => {
    const { close } = records.answeredGaps;
    const own = ['--author', 'Grace', '--question', 'Where is beer from?'];
    const down = () => Promise.reject(new StoreUnavailable('The database is down.'));
    const works = records;
    records = { ...works, answeredGaps: { ...works.answeredGaps, close: down } };
    await run('add', GAP.id, '-', ...own);
    expect((await store.listChanges()).size).toBe(1);
    records = { ...works, answeredGaps: { ...works.answeredGaps, close } };
    expect((await run('add', GAP.id, '-', ...own)).error).toMatch(/^kursk: Kept\./);
    expect(await gaps()).toBe(0);
  });

  it('says so when there is no such file', async () => {
    expect((await run('add', GAP.id, 'missing.md', '--author', 'Grace')).error).toContain('missing.md');
  });
});

async function run(...args: string[]): Promise<{ readonly output: string; readonly error: string }> {
  const [input, output, errors] = [Readable.from([TYPED]), new PassThrough(), new PassThrough()];
  const command = answersCommand({
    terminal: { input, output, errors },
    clock,
    openAnswers: async () => ({
      store: records,
      sealer: TEST_SEALER,
      sign: TEST_SIGN,
      close: async () => {},
    }),
  });
  let refusal = '';
  await command.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    refusal = error.message;
  });
  output.end();
  errors.end();
  return { output: await text(output), error: (await text(errors)) + refusal };
}
