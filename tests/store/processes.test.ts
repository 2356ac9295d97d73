import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { NewerSchemaError } from '../../src/store/newer-schema-error.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES, sqlite } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { runStoreProcess } from '../support/run-store-process.ts';

const PATIENCE = { turn: 5000, statement: 5000 };

describe.each(DATABASES)('processes on $name', ({ create }) => {
  it('that start at once make the tables once', async () => {
    const address = await create();
    const opened = await Promise.all([1, 2, 3, 4].map(() => runStoreProcess('open', address)));
    expect(opened).toEqual(Array(4).fill(['opened']));
    const migrations = JSON.parse((await allRows(address)).get('kysely_migration') ?? '[]');
    expect(migrations).toHaveLength(1);
  });

  it('that claim the same 100 events get each once', async () => {
    const address = await create();
    await openTestStore(address);
    const handled = await Promise.all(
      [1, 2, 3, 4].map(() => runStoreProcess('claim', address, { count: 100 })),
    );
    expect(handled.flat()).toHaveLength(100);
    expect(new Set(handled.flat()).size).toBe(100);
  });

  it.each([50, 250, 500])(
    'lose nothing that was acknowledged, when killed after %i writes',
    async (writes) => {
      const address = await create();
      const acknowledged = await runStoreProcess('record', address, { until: writes });
      expect(acknowledged.length).toBeGreaterThanOrEqual(writes);
      const store = await openTestStore(address);
      for (const id of acknowledged) expect(await store.questions.find(id)).toMatchObject({ id });
      await store.checkHealth();
    },
  );

  it('of an older version don’t touch the tables of a newer one', async () => {
    const address = await create();
    await (await openTestStore(address)).keepSecret('kept');
    const { kysely, close } = await openDatabase(address, PATIENCE);
    await sql`insert into kysely_migration values ('9999-of-the-future', '2099-01-01T00:00:00.000Z')`.execute(
      kysely,
    );
    await close();
    const rows = await allRows(address);
    const refused = openStore({ address, encryptionKeys: [] });
    await expect(refused).rejects.toThrow(NewerSchemaError);
    await expect(refused).rejects.toThrow(
      /^The database was changed by a newer version of Kursk \(its migration "9999-of-the-future" is not known here\): run that version, or restore a backup from before the change\.$/,
    );
    expect(await allRows(address)).toEqual(rows);
  });
});

describe('a SQLite file', () => {
  it('is sound after its process was killed while it wrote', async () => {
    const address = await sqlite.create();
    await runStoreProcess('record', address, { until: 250 });
    const { kysely, close } = await openDatabase(address, PATIENCE);
    const check = await sql`pragma integrity_check`.execute(kysely);
    await close();
    expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
  });
});
