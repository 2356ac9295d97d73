import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import type { ReadArticle } from '../../../src/corpus/read-article.ts';
import { openKeptReadings } from '../../../src/corpus/snapshots/kept-readings.ts';
import { runs } from '../../support/depth.ts';
import { inFolder } from '../../support/in-folder.ts';

const MILL = Buffer.from('The mill.');
const MOOR = Buffer.from('The moor.');

function readingOf(text: string): ReadArticle {
  const article = buildArticle(
    { details: {}, blocks: [{ text, section: ['Élan'] }] },
    { id: 'a', title: 'A' },
  );
  if (article === null) throw new Error('no text');
  return {
    article,
    statedId: null,
    notTaken: ['weight'],
    leftOut: { icons: 2 },
    boilerplate: 0,
    emptyPages: [2],
    brokenPages: [],
    keptShare: 0.5,
  };
}

async function savedFile(): Promise<string> {
  const path = join(await inFolder({}), 'corpus.readings');
  const kept = await openKeptReadings(path);
  kept.keep('mill.md', MILL, readingOf('The mill “stands”.'));
  kept.keep('moor.md', MOOR, 'unpublished');
  await kept.save();
  return path;
}

/** Finds both, so that a save keeps both. */
async function findBoth(path: string) {
  const kept = await openKeptReadings(path);
  return { kept, found: [kept.find('mill.md', MILL), kept.find('moor.md', MOOR)] };
}

describe('what was read of files', () => {
  it('is found by the content and the name of the file', async () => {
    const kept = await openKeptReadings(await savedFile());
    expect(kept.find('mill.md', MILL)).toEqual(readingOf('The mill “stands”.'));
    expect(kept.find('moor.md', MOOR)).toBe('unpublished');
    expect(kept.find('mill.md', MOOR)).toBeUndefined();
    expect(kept.find('moor.md', MILL)).toBeUndefined();
  });

  it('is written again where something new was read, or most of it is gone', async () => {
    const path = await savedFile();
    const before = await readFile(path);
    const { kept } = await findBoth(path);
    await kept.save();
    expect(await readFile(path)).toEqual(before);
    kept.keep('new.md', MILL, 'unpublished');
    await kept.save();
    const later = await openKeptReadings(path);
    expect(later.find('new.md', MILL)).toBe('unpublished');
    await later.save();
    expect((await openKeptReadings(path)).find('mill.md', MILL)).toBeUndefined();
  });

  it.each<[string, (file: string) => string]>([
    ['of another engine', (file) => file.replace(/"engine":\d+/, '"engine":1')],
    ['of another layout', (file) => file.replace('readings 1', 'readings 0')],
    ['empty', () => ''],
    ['something else', () => 'Not a file\nof readings.\n'],
  ])('is read anew from a file that is %s', async (_, change) => {
    const path = await savedFile();
    await writeFile(path, change(await readFile(path, 'utf8')));
    expect((await findBoth(path)).found).toEqual([undefined, undefined]);
  });

  it('is right or not there, wherever the file is damaged', async () => {
    const path = await savedFile();
    const [whole, right] = [await readFile(path), (await findBoth(path)).found];
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, bits, isCut) => {
          const damaged = Buffer.from(isCut ? whole.subarray(0, at) : whole);
          if (!isCut) damaged.writeUInt8(whole.readUInt8(at) ^ bits, at);
          await writeFile(path, damaged);
          const { found } = await findBoth(path);
          expect(found.every((one, place) => one === undefined || same(one, right[place]))).toBe(true);
          expect(found.some((one) => one === undefined)).toBe(true);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
