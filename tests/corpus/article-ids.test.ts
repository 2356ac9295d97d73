import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds, describeClashes, type IdClaim } from '../../src/corpus/article-ids.ts';

const claim = (name: string, statedId: string | null = null): IdClaim => ({
  file: { name, path: `docs/${name}` },
  statedId,
});

/** By name. */
function idsOf(claims: readonly IdClaim[]): Record<string, string | undefined> {
  const { ids } = assignIds(claims);
  return Object.fromEntries(claims.map(({ file }, at) => [file.name, ids[at]]));
}

const SUFFIXED = (id: string) => expect.stringMatching(new RegExp(`^${id}-[0-9a-f]{6}$`));

describe('ids', () => {
  it('are made of names, and a suffix tells those apart that would be the same', () => {
    const ids = idsOf(
      ['C#.md', 'C++.md', 'C.md', 'a b.md', 'a-b.md', 'sub/a.md', 'ü.md'].map((name) => claim(name)),
    );
    expect(ids).toEqual({
      'C#.md': SUFFIXED('c'),
      'C++.md': SUFFIXED('c'),
      'C.md': 'c',
      'a b.md': SUFFIXED('a-b'),
      'a-b.md': 'a-b',
      'sub/a.md': 'sub-a',
      'ü.md': 'ü',
    });
    expect(ids['C#.md']).not.toBe(ids['C++.md']);
  });

  it('that are stated are kept, and the names of others make way', () => {
    expect(idsOf([claim('a.md', 'x'), claim('x.md')])).toEqual({ 'a.md': 'x', 'x.md': SUFFIXED('x') });
  });

  it('that several state are those of the file named for it, or of the first', () => {
    expect(idsOf([claim('mill copy.md', 'mill'), claim('mill.md', 'mill')])).toEqual({
      'mill copy.md': 'mill-copy',
      'mill.md': 'mill',
    });
    expect(idsOf([claim('a/intro.md', 'intro'), claim('deep/b/intro.md', 'intro')])).toEqual({
      'a/intro.md': 'intro',
      'deep/b/intro.md': 'deep-b-intro',
    });
  });

  it('tell files of the same name in two folders apart', () => {
    const claims = ['one', 'two', 'three'].map((folder) => ({
      file: { name: 'a.md', path: `/${folder}/a.md` },
      statedId: null,
    }));
    const { ids } = assignIds(claims);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe('a');
  });

  const name = fc
    .tuple(fc.constantFrom('', 'b/', 'C/'), fc.constantFrom('a', 'A', 'a#', '_a', 'b-a', 'c a', '!'))
    .chain(([folder, stem]) =>
      fc.constantFrom('md', 'txt', 'MD').map((ending) => `${folder}${stem}.${ending}`),
    );
  const names = fc.uniqueArray(name, { minLength: 2, maxLength: 12 });

  it('are all different, and don’t depend on the order of the files', () => {
    fc.assert(
      fc.property(names, fc.array(fc.option(fc.constantFrom('a', 'b-a', 'x'))), (some, stated) => {
        const claims = some.map((one, at) => claim(one, stated[at] ?? null));
        const ids = idsOf(claims);
        expect(new Set(Object.values(ids)).size).toBe(some.length);
        if (some.every((one) => one === one.toLowerCase())) expect(idsOf(claims.toReversed())).toEqual(ids);
      }),
    );
  });

  it('of files that share one stay the same when another file is added', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          name.map((one) => one.toLowerCase()),
          { minLength: 3 },
        ),
        ([added = '', ...some]) => {
          const claims = some.map((one) => claim(one));
          const shared = new Set(
            assignIds(claims).clashes.flatMap(({ files }) => files.map(({ path }) => path)),
          );
          const [before, after] = [idsOf(claims), idsOf([claim(added), ...claims])];
          for (const one of some) if (shared.has(`docs/${one}`)) expect(after[one]).toBe(before[one]);
        },
      ),
    );
  });
});

it('a clash is told with the files and the ids that they have', () => {
  const { clashes } = assignIds([claim('_base.md'), claim('base.md')]);
  expect(describeClashes(clashes)).toEqual([
    expect.stringMatching(
      /^2 articles would have the id "base": "docs\/_base\.md" has the id "base-[0-9a-f]{6}", "docs\/base\.md" has the id "base"\. /,
    ),
  ]);
  const many = Array.from({ length: 7 }, (_, n) => [claim(`a${n}.md`), claim(`a${n}.txt`)]).flat();
  expect(describeClashes(assignIds(many).clashes).at(-1)).toBe(
    '2 more ids would be those of several articles.',
  );
});
