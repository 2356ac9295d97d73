import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { answersCommand } from '../../src/commands/answers-command.ts';
import { sealMessage, unsealMessage } from '../../src/core/bot/kept/prepare-keeping.ts';
import type { KeptAnswerStore, KeptMessage } from '../../src/core/ports/kept-answers.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { TEST_SEALER } from '../support/bot-of.ts';
import { inFolder } from '../support/in-folder.ts';
import { GATEWAY } from '../support/kept-answers.ts';
import { memoryAnswers } from '../support/memory-answers.ts';

const ID = 'AAAAAAAAAAA';
const HARD: KeptMessage = {
  ...GATEWAY,
  pieces: ['*Not* a list:\n- one\n- two <b>', '# No heading', '`code` & [a](https://b.example) 1. x'],
};

let store: KeptAnswerStore;

beforeEach(async () => {
  store = memoryAnswers(systemClock).store;
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
      store = memoryAnswers(systemClock).store;
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
    store = memoryAnswers(systemClock).store;
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

async function run(...args: string[]): Promise<{ readonly output: string; readonly error: string }> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const command = answersCommand({
    terminal: { output, errors },
    openAnswers: async () => ({ store, sealer: TEST_SEALER, close: async () => {} }),
  });
  let refusal = '';
  await command.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    refusal = error.message;
  });
  output.end();
  errors.end();
  return { output: await text(output), error: (await text(errors)) + refusal };
}
