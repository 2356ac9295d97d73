import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPassageIndex, restorePassageIndex } from '../../src/core/index/passage-index.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../src/corpus/snapshots/snapshot-file.ts';
import { articleOf } from '../support/article-of.ts';
import { runs } from '../support/depth.ts';
import { corpus as anyCorpus } from '../support/generated.ts';
import { answersOf } from '../support/saved-index.ts';

const KEY = 'a'.repeat(64);

const mills = articleOf(['The mill stands\nby the “river”. \u2028 Élan 🎉.', 'Bread is baked.']);

const snapshot: Snapshot = {
  key: KEY,
  articles: [
    { article: mills, cut: [2, 1] },
    { article: articleOf(['The moor burnt.'], { id: 'moor' }), cut: null },
  ],
  skipped: ['bad.md: has no text to quote'],
  index: createPassageIndex([mills]).save(),
};

describe('a snapshot', () => {
  it('is read back as it was written, with what the reader worked out', () => {
    const read = decodeSnapshot(encodeSnapshot(snapshot), KEY);
    expect(read).toEqual(JSON.parse(JSON.stringify(snapshot)));
    expect(read?.articles.map(({ cut }) => cut)).toEqual([[2, 1], null]);
  });

  it('may have no article and nothing skipped', () => {
    const empty = { key: KEY, articles: [], skipped: [], index: createPassageIndex([]).save() };
    expect(decodeSnapshot(encodeSnapshot(empty), KEY)).toEqual(JSON.parse(JSON.stringify(empty)));
  });

  it('of any corpus has its articles and answers', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, async (articles) => {
        const built = createPassageIndex(articles);
        const saved = articles.map((article) => ({ article, cut: null }));
        const file = encodeSnapshot({ key: KEY, articles: saved, skipped: [], index: built.save() });
        const read = decodeSnapshot(file, KEY);
        if (read === null) throw new Error('not read back');
        const same = read.articles.map(({ article }) => article);
        expect(same).toEqual(articles);
        expect(await answersOf(restorePassageIndex(same, read.index))).toEqual(await answersOf(built));
      }),
    );
  });

  it('of another corpus or engine is none: its key is another', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot), 'b'.repeat(64))).toBeNull();
    expect(decodeSnapshot(encodeSnapshot({ ...snapshot, key: '' }), KEY)).toBeNull();
  });

  it('that is damaged anywhere is none', () => {
    const file = encodeSnapshot(snapshot);
    const place = fc.integer({ min: 0, max: file.length - 1 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, flipped) => {
        const damaged = Buffer.from(file);
        damaged[at] = (file[at] ?? 0) ^ flipped;
        expect(decodeSnapshot(damaged, KEY)).toBeNull();
        expect(decodeSnapshot(file.subarray(0, at), KEY)).toBeNull();
        expect(decodeSnapshot(Buffer.concat([file, file.subarray(at)]), KEY)).toBeNull();
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    '',
    '\n',
    'null\n',
    '1\n',
    '[]\n',
    '{}\n',
    '"kursk snapshot 2"\n',
    '{"format":"kursk snapshot 2"}\n',
  ])('is no other file: %j', (text) => {
    expect(decodeSnapshot(Buffer.from(text), KEY)).toBeNull();
  });

  it('is no random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeSnapshot(Buffer.from(bytes), KEY)).toBeNull();
      }),
    );
  });
});
