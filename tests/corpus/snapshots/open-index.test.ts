import { chmod, mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/core/ports/reader.ts';
import { openKeptReadings } from '../../../src/corpus/snapshots/kept-readings.ts';
import { type IndexingStep, type OpenedIndex, openIndex } from '../../../src/corpus/snapshots/open-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../src/corpus/snapshots/snapshot-file.ts';
import { articleOf } from '../../support/articles.ts';
import { inFolder } from '../../support/in-folder.ts';
import { largeCorpus } from '../../support/large-corpus.ts';
import { pointAtWords } from '../../support/point-at-words.ts';
import { answersOf, damage, filesIn, snapshotsIn } from '../../support/saved-index.ts';

const LARGE = largeCorpus();

interface Opening extends OpenedIndex {
  /** What was read and indexed; nothing of what is taken from a snapshot. */
  readonly steps: readonly (readonly [step: IndexingStep, total: number])[];
}

/** Opens an index, and notes what was watched of it. */
async function open(
  paths: readonly string[],
  snapshotDir: string | null,
  cut: Reader['cut'] | null = null,
): Promise<Opening> {
  const steps: [IndexingStep, number][] = [];
  const opened = await openIndex(paths, {
    snapshotDir,
    cut,
    startStep: async (step, total) => {
      steps.push([step, total]);
      return { update() {}, stop() {} };
    },
  });
  return { ...opened, steps };
}

const isBuilt = ({ steps }: Opening) => steps.length > 0;

describe('a large corpus', () => {
  it('is read and indexed once, and then taken from its snapshot, with the same articles and answers', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    const built = await open([corpus], join(snapshots, 'new', 'folder'));
    const restored = await open([corpus], join(snapshots, 'new', 'folder'));
    expect(built.steps.map(([step]) => step)).toEqual(['articles', 'passages']);
    expect(built.steps.every(([, total]) => total > 0)).toBe(true);
    expect(restored.steps).toEqual([]);
    expect(restored.index.articles).toEqual(built.index.articles);
    expect(await answersOf(restored.index)).toEqual(await answersOf(built.index));
    expect(await readdir(join(snapshots, 'new', 'folder'))).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}\.readings$/),
      expect.stringMatching(/^[0-9a-f]{16}\.snapshot$/),
    ]);
  });

  it('is the same in whatever order its paths are named', async () => {
    const [corpus, other, snapshots] = [
      await inFolder(LARGE),
      await inFolder({ 'moor.md': 'The moor burnt.' }),
      await inFolder({}),
    ];
    await open([corpus, other], snapshots);
    expect(isBuilt(await open([other, corpus], snapshots))).toBe(false);
    expect(isBuilt(await open([corpus], snapshots))).toBe(true);
    expect(await snapshotsIn(snapshots)).toHaveLength(2);
  });

  it('is cut into windows once, where it is to be read', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    const { cut } = pointAtWords([]);
    const built = await open([corpus], snapshots, cut);
    expect(built.steps.map(([step]) => step)).toEqual(['articles', 'passages', 'windows']);
    expect(built.cuts).toEqual(built.index.articles.map(cut));
    const restored = await open([corpus], snapshots, () => {
      throw new Error('It was cut again.');
    });
    expect(restored.cuts).toEqual(built.cuts);
    expect((await open([corpus], snapshots)).cuts).toBeNull();
  });

  it('is built again to be read, where nothing was cut when it was saved', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    await open([corpus], snapshots);
    const { cut } = pointAtWords([]);
    expect(isBuilt(await open([corpus], snapshots, cut))).toBe(true);
    expect(isBuilt(await open([corpus], snapshots, cut))).toBe(false);
  });

  it('needs nobody to watch', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    const { index } = await openIndex([corpus], { snapshotDir: snapshots, cut: null });
    expect(index.articles).toHaveLength(Object.keys(LARGE).length);
  });

  it.each<[string, (corpus: string) => Promise<void>]>([
    ['changed', (corpus) => writeFile(join(corpus, 'mills-1.md'), changed('mills-1.md'))],
    ['added', (corpus) => writeFile(join(corpus, 'moor.md'), 'The moor burnt.')],
    ['removed', (corpus) => rm(join(corpus, 'note.txt'))],
    ['renamed', (corpus) => renamed(corpus)],
  ])('is read again when an article is %s, and its snapshot replaced', async (_, change) => {
    const corpus = await inFolder({ ...LARGE, 'note.txt': 'Oakham2x7 is a note.' });
    const snapshots = await inFolder({});
    await open([corpus], snapshots);
    await change(corpus);
    const rebuilt = await open([corpus], snapshots);
    expect(isBuilt(rebuilt)).toBe(true);
    expect(await answersOf(rebuilt.index)).toEqual(await answersOf((await open([corpus], null)).index));
    expect(isBuilt(await open([corpus], snapshots))).toBe(false);
    expect(await snapshotsIn(snapshots)).toHaveLength(1);
  });

  it.each<[string, (content: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (content) => content.subarray(0, content.length / 2)],
    ['cut after its header', (content) => content.subarray(0, content.indexOf('\n') + 1)],
    ['without its end', (content) => content.subarray(0, -1)],
    ['longer than it was', (content) => Buffer.concat([content, Buffer.from('{}\n')])],
    [
      'changed in a byte',
      (content) => Buffer.from(content.fill('#', content.length - 9, content.length - 8)),
    ],
    ['of another format', (content) => Buffer.from(content.toString().replace('snapshot 3', 'snapshot 0'))],
    ['of other text', () => Buffer.from('Not a snapshot.\nAt all.\n')],
    ['of zeros', (content) => Buffer.alloc(content.length)],
    ['whole, but of an index that can’t be used', withoutPostings],
  ])('is read again when its snapshot is %s, and that is replaced', async (_, change) => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    const built = await open([corpus], snapshots);
    await damage(snapshots, change);
    const rebuilt = await open([corpus], snapshots);
    expect(isBuilt(rebuilt)).toBe(true);
    expect(rebuilt.warnings).toEqual([]);
    expect(await answersOf(rebuilt.index)).toEqual(await answersOf(built.index));
    expect(isBuilt(await open([corpus], snapshots))).toBe(false);
  });

  it('may be opened twice at a time', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    const opened = await Promise.all([open([corpus], snapshots), open([corpus], snapshots)]);
    const [first, second] = await Promise.all(opened.map(({ index }) => answersOf(index)));
    expect(second).toEqual(first);
    expect(opened.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(await snapshotsIn(snapshots)).toHaveLength(1);
    expect(isBuilt(await open([corpus], snapshots))).toBe(false);
  });

  it('has the same warnings of what was passed over from its snapshot', async () => {
    const corpus = await inFolder({
      ...LARGE,
      'bad.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nA.',
      'draft.md': '---\ndraft: true\n---\nNot yet.',
      'empty.txt': '',
    });
    const snapshots = await inFolder({});
    const built = await open([corpus], snapshots);
    const restored = await open([corpus], snapshots);
    expect(built.warnings).toEqual([
      expect.stringMatching(/^skipped .*bad\.md:1: the front matter/),
      expect.stringMatching(/^skipped .*empty\.txt: has no text to quote/),
    ]);
    expect(isBuilt(restored)).toBe(false);
    expect(restored).toMatchObject({ warnings: built.warnings, skipped: built.skipped, notes: built.notes });
    expect(built.notes).toEqual([`left out 1 draft: "${corpus}/draft.md"`]);
  });

  it('passes over what can’t be read, and notices when it can', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    await symlink(join(corpus, 'gone.md'), join(corpus, 'link.md'));
    await mkdir(join(corpus, 'folder'));
    await symlink(join(corpus, 'folder'), join(corpus, 'folder.md'));
    const built = await open([corpus], snapshots);
    expect(built.warnings).toHaveLength(2);
    expect((await open([corpus], snapshots)).warnings).toEqual(built.warnings);
    await writeFile(join(corpus, 'gone.md'), 'The moor burnt.');
    const rebuilt = await open([corpus], snapshots);
    expect(isBuilt(rebuilt)).toBe(true);
    expect(rebuilt.warnings).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('has a snapshot that only its owner may read', async () => {
    const [corpus, folder] = [await inFolder(LARGE), await inFolder({})];
    const snapshots = join(folder, 'new');
    await open([corpus], snapshots);
    const [path = ''] = await snapshotsIn(snapshots);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(snapshots)).mode & 0o777).toBe(0o700);
    await chmod(path, 0o664);
    expect(isBuilt(await open([corpus], snapshots))).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe('a file that hasn’t changed', () => {
  /** A corpus that was opened, and that has its first file as something that is in no file: whoever reads it gets other words. */
  async function openedBefore(): Promise<{ corpus: string; snapshotDir: string }> {
    const [corpus, snapshotDir] = [await inFolder(LARGE), await inFolder({})];
    await openIndex([corpus], { snapshotDir, cut: null });
    const [path = ''] = (await filesIn(snapshotDir)).filter((file) => file.endsWith('.readings'));
    const kept = await openKeptReadings(path);
    for (const [name, text] of Object.entries(LARGE)) kept.find(name, Buffer.from(text));
    kept.keep('mills-0.md', Buffer.from(LARGE['mills-0.md'] ?? ''), {
      article: { ...articleOf(['It was kept.']), id: 'mills-0' },
      statedId: null,
      notTaken: [],
      leftOut: {},
      boilerplate: 0,
      emptyPages: [],
      brokenPages: [],
      keptShare: 1,
    });
    await kept.save();
    return { corpus, snapshotDir };
  }

  const openingsOf = ({ index }: OpenedIndex) =>
    index.articles.map(({ id, passages: [first] }) => [id, first?.text.slice(0, 12)]);

  it.each([
    ['a start', true],
    ['a change in a running service', false],
  ])('isn’t parsed again at %s, though another has changed', async (_, hasSnapshots) => {
    const { corpus, snapshotDir } = await openedBefore();
    await writeFile(join(corpus, 'mills-1.md'), `The moor burnt.\n\n${LARGE['mills-1.md']}`);
    const opened = await openIndex([corpus], { snapshotDir, hasSnapshots, cut: null });
    expect(openingsOf(opened)).toEqual([
      ['mills-0', 'It was kept.'],
      ['mills-1', 'The moor bur'],
      ['mills-2', 'The mill of '],
      ['mills-3', 'The mill of '],
    ]);
  });

  it('is parsed again under another name', async () => {
    const { corpus, snapshotDir } = await openedBefore();
    await rename(join(corpus, 'mills-0.md'), join(corpus, 'moor.md'));
    const opened = await openIndex([corpus], { snapshotDir, cut: null });
    expect(openingsOf(opened).at(-1)).toEqual(['moor', 'The mill of ']);
  });

  it('is kept of a small corpus, too, if it is slow to read', async () => {
    const [corpus, snapshotDir] = [await inFolder({ 'a.adoc': 'The mill stands.' }), await inFolder({})];
    await openIndex([corpus], { snapshotDir, cut: null });
    expect(await filesIn(snapshotDir)).toEqual([expect.stringMatching(/\.readings$/)]);
  });
});

describe('a snapshot that can’t be written', () => {
  it('is warned of, and the articles are answered from all the same', async () => {
    const corpus = await inFolder(LARGE);
    const folder = await inFolder({ file: 'no folder' });
    const snapshots = join(folder, 'file');
    const opened = await open([corpus], snapshots);
    expect(opened.warnings).toEqual([
      expect.stringMatching(/^The index can't be saved in ".*file" and is built anew each time: [^.]+\.$/),
    ]);
    expect(await answersOf(opened.index)).toEqual(await answersOf((await open([corpus], null)).index));
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('leaves nothing behind', async () => {
    const [corpus, snapshots] = [await inFolder(LARGE), await inFolder({})];
    await open([corpus], snapshots);
    const [path = ''] = await snapshotsIn(snapshots);
    await rm(path);
    await mkdir(path);
    const { warnings } = await open([corpus], snapshots);
    expect(warnings).toHaveLength(1);
    expect(await filesIn(snapshots)).toEqual([path.replace('.snapshot', '.readings'), path]);
  });
});

describe('no snapshot is kept', () => {
  it('of a small corpus', async () => {
    const [corpus, snapshots] = [await inFolder({ 'a.md': 'The mill stands.' }), await inFolder({})];
    expect((await open([corpus], snapshots)).steps).toEqual([
      ['articles', 1],
      ['passages', 1],
    ]);
    expect(await filesIn(snapshots)).toEqual([]);
  });

  it('where there is no folder for it', async () => {
    const corpus = await inFolder(LARGE);
    for (const opened of [await open([corpus], null), await open([corpus], null)]) {
      expect([isBuilt(opened), opened.warnings]).toEqual([true, []]);
    }
  });

  it('of a corpus that can’t be read', async () => {
    const snapshots = await inFolder({});
    await expect(open(['missing'], snapshots)).rejects.toThrow('The corpus "missing" can\'t be read');
    expect(await filesIn(snapshots)).toEqual([]);
  });

  it('of no article', async () => {
    const [corpus, snapshots] = [await inFolder({}), await inFolder({})];
    await expect(open([corpus], snapshots)).rejects.toThrow('There is no article in');
  });
});

/** An article with another letter in it, as long as before. */
function changed(name: string): string {
  return (LARGE[name] ?? '').replaceAll('stands by the river', 'stands by the riven');
}

async function renamed(corpus: string): Promise<void> {
  await rm(join(corpus, 'mills-3.md'));
  await writeFile(join(corpus, 'mills-9.md'), LARGE['mills-3.md'] ?? '');
}

function withoutPostings(content: Buffer): Buffer {
  const { key } = JSON.parse(content.toString().split('\n', 1)[0] ?? '');
  const snapshot = decodeSnapshot(content, key);
  if (snapshot === null) throw new Error('The snapshot was damaged before.');
  const postings = { ...snapshot.index.postings, serializationVersion: 0 };
  return encodeSnapshot({ ...snapshot, index: { ...snapshot.index, postings } });
}
