import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWindows } from '../../src/core/answering/reading/windows.ts';
import type { Article } from '../../src/core/article.ts';
import type { Window } from '../../src/core/ports/reader.ts';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import type { ModelState } from '../../src/inference/model-state.ts';
import { type OpenReader, openReader, type ReaderSettings } from '../../src/inference/open-reader.ts';
import { bundledArticle } from '../support/articles.ts';
import { askOf } from '../support/evaluation.ts';
import { inFolder } from '../support/in-folder.ts';
import { BUILT_WORKER, openTestReader } from '../support/open-test-reader.ts';
import { windowOf } from '../support/window-of.ts';

const QUESTION = 'Who is the mayor of Kharkiv?';

async function open(settings: Partial<ReaderSettings> = {}): Promise<OpenReader> {
  const reader = await openReader({ folder: SHIPPED_MODEL, threads: 1, program: BUILT_WORKER, ...settings });
  onTestFinished(reader.close);
  return reader;
}

/** A worker that reads as the built one does, but runs this first. */
async function workerThat(does: string): Promise<URL> {
  const source = `${does}\nawait import(${JSON.stringify(BUILT_WORKER.href)});\n`;
  return pathToFileURL(join(await inFolder({ 'worker.mjs': source }), 'worker.mjs'));
}

/** The model's files, one of them changed. */
async function folderWith(name: string, change: (content: Buffer) => Buffer): Promise<string> {
  const folder = await inFolder({});
  for (const file of ['reader.int8.onnx', 'tokenizer.json', 'tokenizer_config.json']) {
    if (file !== name) await copyFile(join(SHIPPED_MODEL, file), join(folder, file));
  }
  await writeFile(join(folder, name), change(await readFile(join(SHIPPED_MODEL, name))));
  return folder;
}

async function windowsOf(reader: OpenReader): Promise<readonly Window[]> {
  const article = await bundledArticle();
  return createWindows([article], [reader.cut(article)]).all;
}

describe('a reading', () => {
  it('is the same alone and with others, from one asker and from eight, on one thread and on two', async () => {
    const [reader, other] = [await open(), await open({ threads: 2 })];
    const windows = (await windowsOf(reader)).slice(0, 3);
    const together = await reader.read(QUESTION, windows, Infinity);
    const alone = await Promise.all(windows.map((window) => reader.read(QUESTION, [window], Infinity)));
    const eight = await Promise.all(
      Array.from({ length: 8 }, () => reader.read(QUESTION, [...windows].reverse(), Infinity)),
    );
    expect(together).toHaveLength(3);
    expect(alone.flatMap((one) => one ?? [])).toEqual(together);
    for (const one of eight) expect([...(one ?? [])].reverse()).toEqual(together);
    expect(await other.read(QUESTION, windows, Infinity)).toEqual(together);
  });

  it('goes on with the windows that are asked for once the first are read', async () => {
    const reader = await open();
    const windows = (await windowsOf(reader)).slice(0, 4);
    let first: unknown = null;
    const readings = await reader.read(QUESTION, windows.slice(0, 2), Infinity, (known) => {
      first = known;
      return windows.slice(2);
    });
    expect(readings).toEqual(await reader.read(QUESTION, windows, Infinity));
    expect(first).toEqual(readings?.slice(0, 2));
    expect(reader.counts().read).toBe(2);
  });

  it('points into the passages, within a sentence', async () => {
    const reader = await openTestReader();
    const windows = (await windowsOf(reader)).slice(0, 3);
    const readings = await reader.read('Which station is in Kurchatov?', windows, Infinity);
    for (const [place, { sentences }] of windows.entries()) {
      for (const [at, { passage, index }] of sentences.entries()) {
        const { start = 0, end = 0 } = passage.sentences[index] ?? {};
        const [from, to] = readings?.[place]?.sentences[at]?.span ?? [0, 0];
        expect(from).toBeGreaterThanOrEqual(start);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(end);
      }
    }
  });

  it('of no window is nothing, and of a window without pieces has no span', async () => {
    const reader = await openTestReader();
    expect(await reader.read(QUESTION, [], Infinity)).toEqual([]);
    const readings = await reader.read(QUESTION, [windowOf(['\u00AD\u200B'])], Infinity);
    expect(readings?.map(({ sentences }) => sentences)).toEqual([[null]]);
  });

  it('leaves the process free to end', async () => {
    const reader = new URL('open-reader.js', BUILT_WORKER);
    const program = `
      const { openReader } = await import(${JSON.stringify(reader.href)});
      const reader = await openReader({ folder: ${JSON.stringify(SHIPPED_MODEL)}, threads: 1 });
      const passage = { number: 1, text: 'The mayor said so.', section: [], sentences: [{ start: 0, end: 18 }] };
      const readings = await reader.read('Who?', [{ article: {}, sentences: [{ passage, index: 0 }] }], Infinity);
      console.log(readings.length);`;
    const folder = await inFolder({ 'program.mjs': program });
    const { stdout } = await promisify(execFile)('node', [join(folder, 'program.mjs')]);
    expect(stdout).toBe('1\n');
  });
});

describe('a question', () => {
  it('is given up when its time is over, and the next is read', async () => {
    const reader = await open();
    await reader.started;
    const windows = await windowsOf(reader);
    const [late, patient] = await Promise.all([
      reader.read(QUESTION, windows, 1),
      reader.read(QUESTION, windows.slice(0, 1), Infinity),
    ]);
    expect(late).toBeNull();
    expect(patient).toHaveLength(1);
    expect(reader.counts()).toEqual({ read: 1, late: 1, crowded: 0, failed: 0 });
  });

  it('that is given up is read no further', async () => {
    const reader = await open();
    await reader.started;
    const windows = await windowsOf(reader);
    let isAsked = false;
    const late = await reader.read(QUESTION, windows, 1, () => {
      isAsked = true;
      return windows;
    });
    expect(late).toBeNull();
    expect(await reader.read(QUESTION, windows.slice(0, 1), Infinity)).toHaveLength(1);
    expect(isAsked).toBe(false);
  });

  it('isn’t begun when too many wait for it to be read in time', async () => {
    const reader = await open();
    const windows = (await windowsOf(reader)).slice(0, 4);
    await reader.read(QUESTION, windows, Infinity);
    const waiting = Array.from({ length: 5 }, () => reader.read(QUESTION, windows, Infinity));
    expect(await reader.read(QUESTION, windows, 20)).toBeNull();
    expect(reader.counts().crowded).toBe(1);
    expect((await Promise.all(waiting)).every((readings) => readings !== null)).toBe(true);
  });

  it('waits for a reader that is still starting, as long as it is patient', async () => {
    const reader = await open();
    const [window] = await windowsOf(reader);
    if (window === undefined) throw new Error('no window');
    expect(await reader.read(QUESTION, [window], Infinity)).toHaveLength(1);
  });
});

describe('a worker that dies in mid-question', () => {
  it('is started again, and only the question that it read is lost', async () => {
    const states: ModelState[] = [];
    const reader = await open({
      // Of the third window it gets, in its first life: the file tells the second that there was one.
      program: await workerThat(`
        import { existsSync, writeFileSync } from 'node:fs';
        const mark = new URL('died', import.meta.url);
        let windows = 0;
        if (!existsSync(mark)) process.on('message', () => {
          windows += 1;
          if (windows < 3) return;
          writeFileSync(mark, '');
          process.exit(1);
        });`),
      onState: (state) => states.push(state),
    });
    const windows = await windowsOf(reader);
    const [lost, next] = await Promise.all([
      reader.read(QUESTION, windows, Infinity),
      reader.read(QUESTION, windows.slice(0, 4), Infinity),
    ]);
    expect(lost).toBeNull();
    expect(next).toHaveLength(4);
    expect(reader.counts()).toEqual({ read: 1, late: 0, crowded: 0, failed: 1 });
    expect(states).toEqual([
      { state: 'ready' },
      { state: 'restarting', reason: 'its worker ended' },
      { state: 'ready' },
    ]);
  });

  it('is not started for ever', async () => {
    const states: ModelState[] = [];
    const reader = await open({
      program: await workerThat('process.exit(1);'),
      onState: (state) => states.push(state),
    });
    const reason = 'its worker ended';
    expect(await reader.read(QUESTION, await windowsOf(reader), Infinity)).toBeNull();
    expect(await reader.started).toEqual({ state: 'unusable', reason });
    expect(states.map(({ state }) => state)).toEqual(['restarting', 'restarting', 'unusable']);
    expect(await reader.read(QUESTION, await windowsOf(reader), Infinity)).toBeNull();
  });

  it('costs an answer its engine, and no answer', async () => {
    const article: Article = await bundledArticle();
    const reader = await open({
      program: await workerThat("process.on('message', () => process.exit(1));"),
    });
    const windows = createWindows([article], [reader.cut(article)]);
    const ask = askOf([article], { reader: { read: reader.read, windows, limit: 8 } });
    expect(await ask('why Sudzha?')).toEqual(await askOf([article])('why Sudzha?'));
  });
});

describe('a reader that can’t be used', () => {
  it('says that its weights are damaged, and reads nothing', async () => {
    const folder = await folderWith('reader.int8.onnx', (content) => content.subarray(0, -1));
    const reader = await open({ folder });
    expect(await reader.started).toEqual({
      state: 'unusable',
      reason: 'its file reader.int8.onnx is damaged',
    });
    expect(await reader.read(QUESTION, await windowsOf(reader), Infinity)).toBeNull();
  });

  it('says that its vocabulary is damaged', async () => {
    const folder = await folderWith('tokenizer.json', (content) => content.subarray(0, -1));
    await expect(open({ folder })).rejects.toThrow('its file tokenizer.json is damaged');
  });
});
