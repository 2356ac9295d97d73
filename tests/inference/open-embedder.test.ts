import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SHIPPED_EMBEDDER, SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import type { ModelState } from '../../src/inference/model-state.ts';
import { type OpenEmbedder, openEmbedder } from '../../src/inference/open-embedder.ts';
import type { OpenModelSettings } from '../../src/inference/open-model.ts';
import { openTokenizer } from '../../src/inference/word-pieces.ts';
import { inFolder } from '../support/in-folder.ts';
import { openTestEmbedder } from '../support/open-test-embedder.ts';
import { BUILT_WORKER } from '../support/open-test-reader.ts';

const QUESTION = 'Who is the mayor of Kharkiv?';
const TEXTS = [
  'Sample\nIhor Terekhov, the mayor of Kharkiv, said so.',
  'Sample\nIt rained all day.',
  'Sample\nA mill.',
];

async function open(settings: Partial<OpenModelSettings> = {}): Promise<OpenEmbedder> {
  const embedder = await openEmbedder({
    folder: SHIPPED_EMBEDDER,
    openVocabulary: () => openTokenizer(SHIPPED_MODEL),
    threads: 1,
    program: BUILT_WORKER,
    ...settings,
  });
  onTestFinished(embedder.close);
  return embedder;
}

/** A worker that embeds as the built one does, but runs this first. */
async function workerThat(does: string): Promise<URL> {
  const source = `${does}\nawait import(${JSON.stringify(BUILT_WORKER.href)});\n`;
  return pathToFileURL(join(await inFolder({ 'worker.mjs': source }), 'worker.mjs'));
}

function cosine(one: Float32Array | undefined | null, other: Float32Array | undefined | null): number {
  return (one ?? new Float32Array()).reduce(
    (sum, value, place) => sum + value * (other?.[place] ?? Number.NaN),
    0,
  );
}

describe('a vector', () => {
  it('is the same alone and with others, on one thread and on two', async () => {
    const [embedder, other] = [await openTestEmbedder(), await open({ threads: 2 })];
    const together = await embedder.embedPassages(TEXTS);
    const alone = await Promise.all(TEXTS.map((text) => embedder.embedPassages([text])));
    expect(together).toHaveLength(3);
    expect(alone.flatMap((one) => one ?? [])).toEqual(together);
    expect(await other.embedPassages(TEXTS)).toEqual(together);
  });

  it('of a question is closest to that of the passage that answers it', async () => {
    const embedder = await openTestEmbedder();
    const question = await embedder.embedQuestion(QUESTION, Number.POSITIVE_INFINITY);
    const [answer, rain, mill] = (await embedder.embedPassages(TEXTS)) ?? [];
    expect(cosine(question, answer)).toBeGreaterThan(
      Math.max(cosine(question, rain), cosine(question, mill)),
    );
  });

  it('of no passage is none', async () => {
    expect(await (await openTestEmbedder()).embedPassages([])).toEqual([]);
  });
});

describe('a question', () => {
  it('goes before the passages that wait', async () => {
    const embedder = await open();
    await embedder.started;
    const ended: string[] = [];
    const passages = embedder.embedPassages(Array.from({ length: 40 }, () => TEXTS[0] ?? '')).then(() => {
      ended.push('passages');
    });
    await embedder.embedQuestion(QUESTION, Number.POSITIVE_INFINITY);
    ended.push('question');
    await passages;
    expect(ended).toEqual(['question', 'passages']);
  });

  it('that can’t wait for a starting embedder is given up', async () => {
    const embedder = await open({
      program: await workerThat('await new Promise(() => setTimeout(() => {}, 1e6));'),
    });
    expect(await embedder.embedQuestion(QUESTION, 1)).toBeNull();
    expect(embedder.counts()).toEqual({ done: 0, late: 1, crowded: 0, failed: 0 });
  });
});

describe('a worker that is killed in the middle', () => {
  it('is started again, and only what it was embedding is lost', async () => {
    const states: ModelState[] = [];
    const embedder = await open({
      // The file tells the second worker that there was a first.
      program: await workerThat(`
        import { existsSync, writeFileSync } from 'node:fs';
        const mark = new URL('died', import.meta.url);
        if (!existsSync(mark)) process.on('message', () => {
          writeFileSync(mark, '');
          process.kill(process.pid, 'SIGKILL');
        });`),
      onState: (state) => states.push(state),
    });
    const lost = embedder.embedPassages(TEXTS);
    const next = embedder.embedPassages(TEXTS.slice(0, 2));
    expect(await lost).toBeNull();
    expect(await next).toHaveLength(2);
    expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready']);
  });

  it('is not started for ever', async () => {
    const embedder = await open({ program: await workerThat('process.exit(1);') });
    expect(await embedder.started).toEqual({ state: 'unusable', reason: 'its worker ended' });
    expect(await embedder.embedQuestion(QUESTION, Number.POSITIVE_INFINITY)).toBeNull();
    expect(await embedder.embedPassages(TEXTS)).toBeNull();
  });
});

describe('an embedder that can’t be used', () => {
  it('says that its weights are damaged', async () => {
    const weights = await readFile(join(SHIPPED_EMBEDDER, 'embedder.int8.onnx'));
    const folder = await inFolder({});
    await writeFile(join(folder, 'embedder.int8.onnx'), weights.subarray(0, -1));
    const embedder = await open({ folder });
    const reason = 'its file embedder.int8.onnx is damaged';
    expect(await embedder.started).toEqual({ state: 'unusable', reason });
    expect(await embedder.embedPassages(TEXTS)).toBeNull();
  });

  it('says that its vocabulary is missing', async () => {
    const folder = await inFolder({});
    await copyFile(join(SHIPPED_MODEL, 'tokenizer.json'), join(folder, 'tokenizer.json'));
    await expect(open({ openVocabulary: () => openTokenizer(folder) })).rejects.toThrow(
      'its file tokenizer_config.json is missing',
    );
  });
});
