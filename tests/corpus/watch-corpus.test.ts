import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/core/bot/library.ts';
import { botOf, libraryOf } from '../support/bot-of.ts';
import { inFolder } from '../support/in-folder.ts';
import { quotesOf, talkWith } from '../support/talk-with.ts';
import { watchedCorpus } from '../support/watched-corpus.ts';

const MILL = { 'mill.md': 'The mill stands by the river.' };

describe('a corpus that is watched', () => {
  it('follows what is added, edited, renamed and removed, in folders below too', async () => {
    const folder = await inFolder(MILL);
    const { watch, expectNews } = await watchedCorpus(folder);
    const path = (name: string) => join(folder, name);
    const texts = () => watch.current().articles.flatMap(({ passages }) => passages.map(({ text }) => text));

    await expectNews(async () => {
      await mkdir(path('moor'));
      await writeFile(path('moor/fire.txt'), 'The moor burnt.');
    }, ['mill', 'moor-fire']);
    await writeFile(path('mill.md'), 'The mill burnt.');
    await expect.poll(texts).toEqual(['The mill burnt.', 'The moor burnt.']);
    await expectNews(() => rename(path('moor/fire.txt'), path('fire.md')), ['fire', 'mill']);
    await expectNews(() => rm(path('fire.md')), ['mill']);
    await expectNews(async () => {
      await writeFile(path('a.md'), 'A.');
      await rename(path('mill.md'), path('mill.md~'));
    }, ['a']);
  });

  it('sees a file that an editor puts in the place of another, and a link that is turned', async () => {
    const folder = await inFolder({ ...MILL, '.old/a.txt': 'Old text.', '.new/a.txt': 'New text.' });
    await symlink(join(folder, '.old/a.txt'), join(folder, 'link.txt'));
    const { watch } = await watchedCorpus(folder);
    const textOf = (id: string) =>
      watch.current().articles.find((article) => article.id === id)?.passages[0]?.text;

    await writeFile(join(folder, '.mill.md.swp'), 'The mill sits by the river.');
    await rename(join(folder, '.mill.md.swp'), join(folder, 'mill.md'));
    await expect.poll(() => textOf('mill')).toBe('The mill sits by the river.');
    expect(textOf('link')).toBe('Old text.');
    await symlink(join(folder, '.new/a.txt'), join(folder, '.turned'));
    await rename(join(folder, '.turned'), join(folder, 'link.txt'));
    await expect.poll(() => textOf('link')).toBe('New text.');
  });

  it('has a file that is written bit by bit whole in the end, and isn’t opened for what is no article', async () => {
    const folder = await inFolder(MILL);
    const { watch, told, expectNews } = await watchedCorpus(folder);
    for (let sentence = 0; sentence < 40; sentence++) {
      await appendFile(join(folder, 'mill.md'), ` Its wheel turned in the year ${1700 + sentence}.`);
      await setTimeout(5);
    }
    await expect.poll(() => watch.current().articles[0]?.passages[0]?.sentences.length).toBe(41);
    const before = told();
    await writeFile(join(folder, 'picture.png'), 'no text');
    await writeFile(join(folder, '.draft.md'), 'Not yet.');
    // What is told of this would have been told of those.
    await expectNews(() => writeFile(join(folder, 'moor.md'), 'The moor burnt.'), ['mill', 'moor']);
    expect(told()).toBe(before + 1);
  });

  it('keeps what was good through a bad edit, says why, and goes on once it is mended', async () => {
    const folder = await inFolder({ ...MILL, 'moor.md': 'The moor burnt.' });
    const { watch, expectNews } = await watchedCorpus(folder);
    const good = watch.current();

    const problem = expect.stringMatching(
      /^The articles have changed and can't be taken as they are: .*mill\.md:1: the front matter has more than/,
    );
    await expectNews(
      () => writeFile(join(folder, 'mill.md'), '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nNew.'),
      problem,
    );
    expect(watch.current()).toBe(good);
    expect(watch.problem()).toEqual(problem);

    await expectNews(() => writeFile(join(folder, 'mill.md'), 'New.'), ['mill', 'moor']);
    expect(watch.problem()).toBeNull();
  });

  it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    ['the last article is removed', (folder) => rm(join(folder, 'mill.md')), /There is no article in/],
    [
      'the folder is removed',
      (folder) => rm(folder, { recursive: true }).then(() => {}),
      /can't be read: no such/,
    ],
    [
      'all articles are spoilt',
      (folder) => writeFile(join(folder, 'mill.md'), new Uint8Array([0])),
      /There is no readable article.*mill\.md: is not text/,
    ],
  ])('keeps what was good when %s', async (_, spoil, reason) => {
    const folder = await inFolder(MILL);
    const { watch, expectNews } = await watchedCorpus(folder);
    const good = watch.current();
    await expectNews(() => spoil(folder), expect.stringMatching(reason));
    expect(watch.current()).toBe(good);
    await mkdir(folder, { recursive: true });
  });

  it('takes an edit that gives two files one id, and one that makes a draft of an article', async () => {
    const folder = await inFolder({ 'C#.md': 'C# has classes.' });
    const { expectNews } = await watchedCorpus(folder);
    const suffixed = expect.stringMatching(/^c-[0-9a-f]{6}$/);
    await expectNews(() => writeFile(join(folder, 'C++.md'), 'C++ has templates.'), [suffixed, suffixed]);
    await expectNews(() => writeFile(join(folder, 'C.md'), 'C has pointers.'), ['c', suffixed, suffixed]);
    await expectNews(
      () => writeFile(join(folder, 'C.md'), '---\ndraft: true\n---\nC.'),
      [suffixed, suffixed],
    );
  });

  it('passes over a new file that is bad, and takes the other changes', async () => {
    const folder = await inFolder(MILL);
    const { watch, expectNews } = await watchedCorpus(folder);
    await expectNews(async () => {
      await writeFile(join(folder, 'bad.txt'), new Uint8Array([0]));
      await writeFile(join(folder, 'moor.md'), 'The moor burnt.');
    }, ['mill', 'moor']);
    expect(watch.current().articles.map(({ id }) => id)).toEqual(['mill', 'moor']);
    expect(watch.current().skipped).toEqual([expect.stringContaining('bad.txt: is not text')]);
    // What was bad all along doesn't keep an article from being removed.
    await expectNews(() => rm(join(folder, 'moor.md')), ['mill']);
  });

  it('is no longer followed once that was stopped', async () => {
    const folder = await inFolder(MILL);
    const { watch, told, stop } = await watchedCorpus(folder);
    await stop();
    await writeFile(join(folder, 'mill.md'), 'Another text.');
    expect([told(), watch.current().articles[0]?.passages[0]?.text]).toEqual([0, MILL['mill.md']]);
  });
});

describe('a bot whose articles change while it is asked', () => {
  it('answers from what is there, without an error in between', async () => {
    const folder = await inFolder(MILL);
    const { watch } = await watchedCorpus(folder);
    const libraries = new WeakMap<object, Library>();
    const library = () => {
      const opened = watch.current();
      const known = libraries.get(opened) ?? libraryOf(opened.articles);
      libraries.set(opened, known);
      return known;
    };
    const faults: unknown[] = [];
    const outcomes = new Map<string, number>();
    const bot = botOf([], {
      library,
      settings: { personLimit: { tokens: 1e6, per: 1 }, channelLimit: { tokens: 1e6, per: 1 } },
      observe(event) {
        if (event.kind === 'handled') outcomes.set(event.outcome, (outcomes.get(event.outcome) ?? 0) + 1);
        else faults.push(event);
      },
    });
    const talk = talkWith(bot);
    const ask = async () => quotesOf(await talk.ask('Who owns the bakery?'))[0];

    let isOver = false;
    const askers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        await talk.ask('Where does the mill stand?');
        await setTimeout(20);
      }
    });

    expect(await ask()).toBeUndefined();
    await writeFile(join(folder, 'bakery.md'), 'Ada owns the bakery.');
    await expect.poll(ask).toBe('Ada owns the bakery.');
    await writeFile(join(folder, 'bakery.md'), 'Grace owns the bakery now.');
    await expect.poll(ask).toBe('Grace owns the bakery now.');
    await rm(join(folder, 'bakery.md'));
    await expect.poll(ask).toBeUndefined();
    await expect.poll(() => outcomes.get('answered')).toBeGreaterThan(20);

    isOver = true;
    await Promise.all(askers);
    expect(faults).toEqual([]);
    expect([...outcomes.keys()].sort()).toEqual(['answered', 'not-in-corpus']);
  });
});
