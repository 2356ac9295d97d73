import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { checkSpace } from '../../src/doctor/check-store.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations/migrate.ts';
import { openDatabase } from '../../src/store/store-connection.ts';
import { allRows } from '../support/all-rows.ts';
import { asNobody } from '../support/as-nobody.ts';
import { administer, DATABASES, postgres, sqlite } from '../support/databases.ts';
import { inFolder } from '../support/in-folder.ts';
import { mountSmallDisk } from '../support/mount-small-disk.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { behindProxy } from '../support/tcp-proxy.ts';
import { examine } from './examine.ts';

const MEGABYTE = 1024 * 1024;
const REQUEST_TIMEOUT = { busy: 5000, connection: 5000, statement: 5000 };

async function storeAt(address: DatabaseAddress) {
  const DATABASE_URL = address.kind === 'sqlite' ? `sqlite:${address.file}` : address.url;
  return (await examine({ DATABASE_URL })).get('store');
}

describe.each(DATABASES)('a store on $name', ({ name, create }) => {
  it('that is well is, and nothing in it has changed', async () => {
    const address = await create();
    await (await openTestStore(address)).ensureSecret('kept');
    const rows = await allRows(address);
    expect(await storeAt(address)).toEqual({
      status: 'ok',
      found: expect.stringMatching(
        new RegExp(`^${name} \\d.* has the tables of this version, and writes a row in \\d+ ms\\.$`),
      ),
    });
    expect(await allRows(address)).toEqual(rows);
  });

  it('of a newer version is a failure', async () => {
    const address = await create();
    await (await openTestStore(address)).ensureSecret('kept');
    await change(
      address,
      sql`insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')`,
    );
    expect(await storeAt(address)).toMatchObject({
      status: 'fail',
      found: 'A newer version of Kursk has used the database: its migration “9999-future” isn’t known here.',
      fix: expect.stringContaining('backup'),
    });
  });

  it('without its tables is left as it is', async () => {
    const address = await create();
    await change(address, sql`create table somebody_elses (a integer)`);
    expect(await storeAt(address)).toMatchObject({
      status: 'warn',
      found: expect.stringContaining(`(${Object.keys(migrations).join(', ')})`),
      fix: expect.stringContaining('start'),
    });
    expect([...(await allRows(address)).keys()]).toEqual(['somebody_elses']);
  });
});

describe('a SQLite file', () => {
  it('that isn’t there yet is no harm, unless it can’t be made', async () => {
    const folder = await inFolder({ file: '' });
    expect(await storeAt({ kind: 'sqlite', file: join(folder, 'data', 'kursk.db') })).toMatchObject({
      status: 'ok',
      found: expect.stringContaining('doesn’t exist yet'),
    });
    expect(await storeAt({ kind: 'sqlite', file: join(folder, 'file', 'kursk.db') })).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('can’t be created'),
      fix: expect.stringContaining('write access'),
    });
  });

  it('that may only be read is a failure', async () => {
    const address = await sqlite.create();
    const file = address.kind === 'sqlite' ? address.file : '';
    await (await openTestStore(address)).close();
    for (const path of [file, dirname(file), dirname(dirname(file))]) await chmod(path, 0o555);
    const found = await asNobody(() => storeAt(address));
    // What `access` says goes by the user who started the process: then SQLite itself says it.
    const why = /permission denied|unable to open database file|readonly database/;
    expect(found).toMatchObject({ status: 'fail', found: expect.stringMatching(why) });
  });

  it.each<[string, RegExp, (file: string) => Promise<unknown>]>([
    ['is something else', /file is not a database/, (file) => writeFile(file, 'no database '.repeat(99))],
    ['is a folder', /it is no file/, (file) => mkdir(file)],
    [
      'somebody else has locked',
      /database is locked/,
      async (file) => {
        await (await openTestStore({ kind: 'sqlite', file })).close();
        new Libsql(file).exec('begin immediate');
      },
    ],
  ])('that %s is a failure', async (_, reason, make) => {
    const file = join(await inFolder({}), 'kursk.db');
    await make(file);
    expect(await storeAt({ kind: 'sqlite', file })).toMatchObject({
      status: 'fail',
      found: expect.stringMatching(reason),
      fix: expect.stringContaining('DATABASE_URL'),
    });
  });

  it.skipIf(process.getuid?.() !== 0).each([
    [600 * MEGABYTE, 'ok'],
    [100 * MEGABYTE, 'warn'],
    [MEGABYTE, 'fail'],
  ])('on a disk with %i bytes', async (size, status) => {
    const disk = await mountSmallDisk(size);
    expect((await checkSpace(join(disk, 'data', 'kursk.db'))).status).toBe(status);
  });
});

describe.skipIf(postgres === null)('a PostgreSQL server', () => {
  it('that can’t be reached is a failure', async () => {
    const { url, proxy } = await behindProxy();
    await proxy.close();
    expect(await storeAt({ kind: 'postgres', url })).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('that is silent is a failure', async () => {
    const { url, proxy } = await behindProxy();
    proxy.silence();
    expect(await storeAt({ kind: 'postgres', url })).toMatchObject({
      status: 'fail',
      found: expect.stringMatching(/timeout/i),
    });
  });

  it('that says no at the door is a failure, without the password', async () => {
    const { url } = await behindProxy();
    const address = new URL(url);
    address.username = 'stranger';
    address.password = 'hunter2';
    const found = await storeAt({ kind: 'postgres', url: address.href });
    expect(found).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('role "stranger" does not exist'),
    });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('that may only be read is a failure', async () => {
    const { url } = await behindProxy();
    await (await openTestStore({ kind: 'postgres', url })).close();
    const name = new URL(url).pathname.slice(1);
    await administer(url, `alter database ${name} set default_transaction_read_only = on`);
    expect(await storeAt({ kind: 'postgres', url })).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('read-only'),
    });
    await administer(
      url,
      'set default_transaction_read_only = off',
      `alter database ${name} set default_transaction_read_only = off`,
    );
  });
});

/** Changes a database behind the store's back. */
async function change(address: DatabaseAddress, statement: ReturnType<typeof sql>): Promise<void> {
  const { kysely, close } = await openDatabase(address, REQUEST_TIMEOUT);
  await statement.execute(kysely);
  await close();
}
