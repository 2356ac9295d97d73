import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.ts';
import { embeddedTexts } from '../../../src/core/index/embedded-text.ts';
import type { Embedder } from '../../../src/core/ports/embedder.ts';
import { type CorpusVectors, openVectors } from '../../../src/corpus/snapshots/open-vectors.ts';
import { articleOf } from '../../support/articles.ts';
import { inFolder } from '../../support/in-folder.ts';
import { randomVector } from '../../support/random-vector.ts';

const VERSION = 'weights 1';
const paragraphs = Array.from({ length: 200 }, (_, place) => `The mill no. ${place + 1} stands.`);
const articles = [articleOf(paragraphs, { id: 'mills' })];

/** An embedder that gives each text some vector, and notes what it was given. */
function notingEmbedder(fails: (text: string) => boolean = () => false) {
  const texts: string[] = [];
  const embedder: Pick<Embedder, 'embedPassages'> = {
    async embedPassages(given) {
      texts.push(...given);
      return given.some(fails) ? null : given.map((text) => randomVector(text.length + 1));
    },
  };
  return { embedder, texts };
}

const patient = () => new AbortController().signal;

async function embed(vectors: CorpusVectors, signal = patient()) {
  const { embedder, texts } = notingEmbedder();
  const end = await vectors.embedMissing({ embedder, signal });
  return { texts, ...end };
}

async function newPath(): Promise<string> {
  return join(await inFolder({}), 'new', 'corpus.vectors');
}

const open = (path: string | null, some: readonly Article[] = articles, version = VERSION) =>
  openVectors(some, { path, version });

describe('the vectors of a corpus', () => {
  it('are made once, and found again', async () => {
    const path = await newPath();
    const first = await open(path);
    expect(first.missing()).toBe(200);
    expect(await embed(first)).toMatchObject({ outcome: 'complete', warning: null });
    expect(first.index.coverage()).toEqual({ embedded: 200, passages: 200 });

    const second = await open(path);
    expect(second.missing()).toBe(0);
    expect((await embed(second)).texts).toEqual([]);
    const question = randomVector(9);
    expect(second.index.compare(question).nearest(200)).toEqual(first.index.compare(question).nearest(200));
  });

  it('are read by nobody but the owner', async () => {
    const path = await newPath();
    await embed(await open(path));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('of what changed alone are made after an edit', async () => {
    const path = await newPath();
    await embed(await open(path));
    const edited = articleOf(['A new beginning.', ...paragraphs.slice(1)], { id: 'mills' });
    const after = await open(path, [edited]);
    expect((await embed(after)).texts).toEqual(['Sample\nA new beginning.']);
    expect(after.index.coverage()).toEqual({ embedded: 200, passages: 200 });
    expect((await open(path)).missing()).toBe(0);
  });

  it('go on after an interruption', async () => {
    const path = await newPath();
    const interrupted = new AbortController();
    const vectors = await open(path);
    const { embedder, texts } = notingEmbedder();
    const end = await vectors.embedMissing({
      embedder,
      signal: interrupted.signal,
      onProgress: ({ embedded }) => {
        if (embedded === 70) interrupted.abort();
      },
    });
    expect(end.outcome).toBe('stopped');
    expect(texts).toHaveLength(70);
    expect((await open(path)).missing()).toBe(130);
    expect(await embed(vectors)).toMatchObject({ outcome: 'complete' });
    expect((await open(path)).missing()).toBe(0);
  });

  it('go on after a process that was killed while it wrote', async () => {
    const path = await newPath();
    await embed(await open(path));
    await writeFile(path, (await readFile(path)).subarray(0, -100));
    const after = await open(path);
    expect(after.missing()).toBe(1);
    await embed(after);
    expect((await open(path)).missing()).toBe(0);
  });

  it('are made anew where the file is damaged, and only there', async () => {
    const path = await newPath();
    await embed(await open(path));
    const content = await readFile(path);
    content[content.length - 200] = (content.at(-200) ?? 0) ^ 1;
    await writeFile(path, content);
    const after = await open(path);
    expect(after.missing()).toBe(1);
    await embed(after);
    expect((await open(path)).missing()).toBe(0);
  });

  it.each(['', 'no vectors at all', '{"format":"kursk vectors 1"}\n'])(
    'are all made anew where the file is another: %j',
    async (content) => {
      const path = join(await inFolder({ 'corpus.vectors': content }), 'corpus.vectors');
      const vectors = await open(path);
      expect(vectors.missing()).toBe(200);
      await embed(vectors);
      expect((await open(path)).missing()).toBe(0);
    },
  );

  it('are all made anew by another version of the embedder', async () => {
    const path = await newPath();
    await embed(await open(path));
    const newer = await open(path, articles, 'weights 2');
    expect(newer.missing()).toBe(200);
    await embed(newer);
    expect((await open(path, articles, 'weights 2')).missing()).toBe(0);
  });

  it('of texts that are gone are dropped once they are most of the file', async () => {
    const path = await newPath();
    await embed(await open(path));
    const few = [articleOf(paragraphs.slice(0, 20), { id: 'mills' }), articleOf(['More.'], { id: 'more' })];
    await embed(await open(path, few));
    expect((await open(path)).missing()).toBe(180);
  });

  it('of passages with the same words are made once', async () => {
    const vectors = await open(null, [articleOf(['Open daily.', 'A mill.', 'Open daily.'])]);
    expect(vectors.missing()).toBe(2);
    expect((await embed(vectors)).texts).toHaveLength(2);
    expect(vectors.index.coverage()).toEqual({ embedded: 3, passages: 3 });
  });

  it('of a sentence that stands in several passages is made once', async () => {
    const vectors = await open(null, [articleOf(['Note this. A mill.', 'Note this. A dam.'])]);
    expect(vectors.missingLength()).toBe(
      ['Note this. A mill.', 'Note this. A dam.', 'Note this.', 'A mill.', 'A dam.'].reduce(
        (length, text) => length + `Sample\n${text}`.length,
        0,
      ),
    );
    expect((await embed(vectors)).texts).toHaveLength(5);
    expect(vectors.index.coverage()).toEqual({ embedded: 2, passages: 2 });
  });

  it('come without those that the embedder fails at', async () => {
    const vectors = await open(null);
    const { embedder } = notingEmbedder((text) => text.includes('no. 7 '));
    expect(await vectors.embedMissing({ embedder, signal: patient() })).toMatchObject({ outcome: 'failed' });
    expect(vectors.index.coverage().embedded).toBe(199);
  });

  it('are given up when the embedder is out of order', async () => {
    const vectors = await open(null);
    const { embedder, texts } = notingEmbedder(() => true);
    expect(await vectors.embedMissing({ embedder, signal: patient() })).toMatchObject({ outcome: 'failed' });
    expect(texts).toHaveLength(3);
  });

  it('of a passage are those of its sentences, too', async () => {
    const path = await newPath();
    const some = [articleOf(['The mill grinds. The dam holds.', 'A mill.'])];
    const first = await open(path, some);
    expect(first.missing()).toBe(2);
    const { texts } = await embed(first);
    expect(texts).toEqual([
      'Sample\nThe mill grinds. The dam holds.',
      'Sample\nThe mill grinds.',
      'Sample\nThe dam holds.',
      'Sample\nA mill.',
    ]);
    const second = await open(path, some);
    expect(second.missing()).toBe(0);
    const question = randomVector('Sample\nThe dam holds.'.length + 1);
    const [passage] = some[0]?.passages ?? [];
    if (passage === undefined) throw new Error('no passage');
    expect(second.index.compare(question).cosineOfSentence(passage, 1)).toBeCloseTo(1, 2);
  });

  it('go on within a passage after an interruption', async () => {
    const path = await newPath();
    const some = [articleOf(['The mill grinds. The dam holds. The river floods.'])];
    const interrupted = new AbortController();
    const { embedder, texts } = notingEmbedder();
    const vectors = await open(path, some);
    const { outcome } = await vectors.embedMissing({
      embedder,
      signal: interrupted.signal,
      untilIdle: async () => {
        if (texts.length === 2) interrupted.abort();
      },
    });
    expect(outcome).toBe('stopped');
    expect(vectors.index.coverage().embedded).toBe(0);
    expect((await open(path, some)).missingLength()).toBe(
      'Sample\nThe dam holds.Sample\nThe river floods.'.length,
    );
    expect((await embed(await open(path, some))).texts).toHaveLength(2);
    expect((await embed(vectors)).texts).toHaveLength(2);
    expect(vectors.index.coverage().embedded).toBe(1);
  });

  it('are used even where they can’t be saved, which is said', async () => {
    const folder = await inFolder({ taken: 'a file' });
    const vectors = await open(join(folder, 'taken', 'corpus.vectors'));
    const { outcome, warning } = await embed(vectors);
    expect(outcome).toBe('complete');
    expect(warning).toMatch(/^Vectors can't be saved in ".*" and are made anew each time: /);
  });
});

describe('what is embedded of a passage', () => {
  it('starts with its bearings', () => {
    const [passage] = articleOf(['Both parents get it.'], { title: 'Handbook' }).passages;
    if (passage === undefined) throw new Error('no passage');
    expect(embeddedTexts({ title: 'Handbook' }, { ...passage, section: ['Leave', 'Parents'] })).toEqual([
      'Handbook\nLeave > Parents\nBoth parents get it.',
    ]);
    expect(embeddedTexts({ title: 'Handbook' }, { ...passage, section: ['Handbook'] })).toEqual([
      'Handbook\nBoth parents get it.',
    ]);
  });
});
