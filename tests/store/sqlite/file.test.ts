import { chmod, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DatabaseAddress } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openDatabase } from '../../../src/store/store-connection.ts';
import { inspectStore } from '../../../src/store/store-health.ts';
import { sqlite } from '../../support/databases.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { PATIENT } from '../../support/patient.ts';
import { runStoreProcess } from '../../support/run-store-process.ts';

const MINUTE = 60_000;
const PATIENCE = { busy: 5000, connection: 5000, statement: 5000 };

describe('a SQLite file', () => {
  it('is sound after its process was killed while it wrote', async () => {
    const address = await sqlite.create();
    await runStoreProcess('record', address, { until: 250 });
    expect(await rowsOf(address, sql`pragma integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
    expect(await rowsOf(address, sql`pragma foreign_key_check`)).toEqual([]);
  });

  it('that others open and close, as a backup does, goes on to hold what is written after that', async () => {
    const address = await sqlite.create();
    const store = await openTestStore(address);
    await store.claim('before', MINUTE);
    await runStoreProcess('open', address);
    await store.claim('event 0', MINUTE);
    expect(await runStoreProcess('claim', address, { count: 2 })).toEqual(['event 1']);
    expect(await rowsOf(address, sql`pragma integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  });

  it.skipIf(process.platform === 'win32')(
    'may be read by its owner only, and so may what stands beside it',
    async () => {
      const address = await sqlite.create();
      if (address.kind !== 'sqlite') throw new Error('It is a file.');
      await (await openTestStore(address)).checkHealth();
      expect((await stat(dirname(address.file))).mode & 0o777).toBe(0o700);
      for (const ending of ['', '-wal', '-shm']) {
        expect((await stat(address.file + ending)).mode & 0o777).toBe(0o600);
      }
    },
  );

  it.skipIf(process.platform === 'win32')(
    'that others could read is its owner’s alone once it is opened, with what stands beside it',
    async () => {
      const address = await sqlite.create();
      if (address.kind !== 'sqlite') throw new Error('It is a file.');
      await (await openTestStore(address)).checkHealth();
      const files = ['', '-wal', '-shm'].map((ending) => address.file + ending);
      for (const file of files) await chmod(file, 0o644);
      const madePrivate: string[] = [];
      const again = await openStore({
        ...{ address, encryptionKeys: [], timeouts: PATIENT },
        onMadePrivate: (file) => madePrivate.push(file),
      });
      onTestFinished(() => again.close());
      await again.checkHealth();
      for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(madePrivate).toEqual(files);
    },
  );

  it.skipIf(process.platform === 'win32')('is left as it is by whoever only looks', async () => {
    const address = await sqlite.create();
    if (address.kind !== 'sqlite') throw new Error('It is a file.');
    await (await openTestStore(address)).close();
    await chmod(address.file, 0o644);
    await inspectStore(address, Date.now);
    expect((await stat(address.file)).mode & 0o777).toBe(0o644);
  });

  it('is given no booleans, over which the library would end the process', async () => {
    const address = await sqlite.create();
    await expect(rowsOf(address, sql`select ${true}`)).rejects.toThrow(
      'SQLite knows no booleans: bind 0 or 1.',
    );
  });
});

async function rowsOf(address: DatabaseAddress, statement: ReturnType<typeof sql>): Promise<unknown[]> {
  const { kysely, close } = await openDatabase(address, PATIENCE);
  try {
    return (await statement.execute(kysely)).rows;
  } finally {
    await close();
  }
}
