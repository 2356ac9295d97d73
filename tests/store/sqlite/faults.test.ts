import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { sqlite } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { inFolder } from '../../support/in-folder.ts';
import { mountSmallDisk } from '../../support/mount-small-disk.ts';
import { openImpatientStore, openTestStore } from '../../support/open-test-store.ts';
import { expectUnavailable, expectUsable } from '../../support/store-state.ts';

/** In bytes. */
const DISK = 1024 * 1024;

const isRoot = process.getuid?.() === 0;

describe('a SQLite file', () => {
  it('that another process has locked is reported soon, doesn’t stop the process, and is used again when it can', async () => {
    const { store, file } = await openFile(openImpatientStore);
    const other = new Libsql(file);
    other.exec('begin immediate');
    const ticks = countTicks();
    await expectUnavailable(store, /database is locked/);
    expect(ticks()).toBeGreaterThan(3);
    other.exec('commit');
    await eventually(() => expectUsable(store));
  });

  it('that is locked for a moment only is waited for', async () => {
    const { store, file } = await openFile();
    const other = new Libsql(file);
    other.exec('begin immediate');
    setTimeout(() => other.exec('commit'), 100);
    await expectUsable(store);
  });

  it.skipIf(!isRoot)('on a disk that is full is reported, and is used again when there is room', async () => {
    const disk = await mountSmallDisk(DISK);
    const store = await openTestStore({ kind: 'sqlite', file: join(disk, 'kursk.db') });
    await expectUsable(store);
    await writeFile(join(disk, 'filler'), Buffer.alloc(DISK)).catch(() => {});
    await expectUnavailable(store, /database or disk is full|disk I\/O error/);
    await rm(join(disk, 'filler'));
    await expectUsable(store);
  });

  it('that may only be read is reported at the start, and used when it may be written', async () => {
    const { store: before, file } = await openFile();
    await before.close();
    for (const path of [file, dirname(file), dirname(dirname(file))]) await chmod(path, 0o555);
    const store = await asNobody(async () => {
      const opened = await openTestStore({ kind: 'sqlite', file });
      await expectUnavailable(
        opened,
        /EACCES: permission denied, access .*kursk\.db|unable to open database file|readonly database/,
      );
      return opened;
    });
    for (const path of [dirname(dirname(file)), dirname(file), file]) await chmod(path, 0o777);
    await expectUsable(store);
  });

  it.each<[string, RegExp, (file: string) => Promise<unknown>]>([
    [
      'that is something else',
      /file is not a database/,
      (file) => writeFile(file, 'no database '.repeat(99)),
    ],
    ['that is a folder', /it is no file/, (file) => mkdir(file)],
  ])('%s is reported, and another is made when it is gone', async (_, reason, make) => {
    const file = join(await inFolder({}), 'kursk.db');
    await make(file);
    const store = await openTestStore({ kind: 'sqlite', file });
    await expectUnavailable(store, reason);
    await rm(file, { recursive: true });
    await expectUsable(store);
  });
});

async function openFile(open = openTestStore): Promise<{ store: Store; file: string }> {
  const address = await sqlite.create();
  if (address.kind !== 'sqlite') throw new Error('It is a file.');
  return { store: await open(address), file: address.file };
}

/** Tells how often the process came round since. */
function countTicks(): () => number {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 10);
  onTestFinished(() => clearInterval(timer));
  return () => ticks;
}
