import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { DatabaseAddress } from '../../../src/store/database.ts';
import { openDatabase } from '../../../src/store/store-connection.ts';
import { sqlite } from '../../support/databases.ts';
import { openTestStore } from '../../support/open-test-store.ts';
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
