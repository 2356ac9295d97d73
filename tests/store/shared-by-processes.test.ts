import { describe, expect, it } from 'vitest';
import { migrations as MIGRATIONS } from '../../src/store/migrations/migrate.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES } from '../support/databases.ts';
import { IS_DEEP } from '../support/depth.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { runStoreProcess } from '../support/run-store-process.ts';

describe.each(DATABASES)('processes on $name', ({ create }) => {
  it('that start at once make the tables once', async () => {
    const address = await create();
    const opened = await Promise.all([1, 2, 3, 4].map(() => runStoreProcess('open', address)));
    expect(opened).toEqual(Array(4).fill(['opened']));
    const migrations = JSON.parse((await allRows(address)).get('kysely_migration') ?? '[]');
    expect(migrations).toHaveLength(Object.keys(MIGRATIONS).length);
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

  it.each(IS_DEEP ? [50, 250, 500] : [250])(
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
});
