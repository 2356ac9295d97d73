import { Migrator, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { DatabaseAddress } from '../../../src/store/database.ts';
import { createTables } from '../../../src/store/migrations/create-tables.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openDatabase } from '../../../src/store/store-connection.ts';
import { NewerSchemaError } from '../../../src/store/store-errors.ts';
import { allRows } from '../../support/all-rows.ts';
import { DATABASES } from '../../support/databases.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { expectUsable } from '../../support/store-state.ts';

const PATIENCE = { busy: 5000, connection: 5000, statement: 5000 };

describe.each(DATABASES)('the tables on $name', ({ create }) => {
  it('are made once, and kept by later starts', async () => {
    const address = await create();
    await (await openTestStore(address)).ensureSecret('kept');
    const rows = await allRows(address);
    expect(await (await openTestStore(address)).ensureSecret('another')).toBe('kept');
    expect(await allRows(address)).toEqual(rows);
  });

  it('keep what an older version had claimed', async () => {
    const address = await create();
    const { kysely, close } = await openDatabase(address, PATIENCE);
    const older = { '0001-memory': { up: createTables } };
    await new Migrator({ db: kysely, provider: { getMigrations: async () => older } }).migrateToLatest();
    await sql`insert into claims values ('slack:Ev1', 'holder', 1, 1, 1), ('slack:Ev2', 'holder', 1, 1, 0)`.execute(
      kysely,
    );
    await close();
    const store = await openTestStore(address);
    expect(await store.recoverClaims({ lease: 1, platforms: ['slack'], except: [], limit: 9 })).toEqual([]);
    expect((await store.claim('slack:Ev1', 1_000)).outcome).toBe('answered');
    expect((await store.claim('slack:Ev2', 1_000)).outcome).toBe('mine');
  });

  it('count what an older version was asked as seen by its asker alone, and keep its settings', async () => {
    const address = await create();
    const { kysely, close } = await openDatabase(address, PATIENCE);
    const older = { '0001-memory': { up: createTables } };
    await new Migrator({ db: kysely, provider: { getMigrations: async () => older } }).migrateToLatest();
    await sql`insert into questions values
      ('AAAAAAAAAAE', ${Date.now()}, 'discord', null, '1', 'thread:1', 'a-hash', 'Who?', 'answered', 1, 'lexical', null, null)`.execute(
      kysely,
    );
    await sql`insert into channel_settings values ('slack', 'C1', '{"listens":"off"}')`.execute(kysely);
    await close();
    const { questions, settings } = await openTestStore(address);
    expect(await settings.read({ platform: 'slack', id: 'C1', workspace: 'T1' })).toEqual({ listens: 'off' });
    expect(await questions.find('AAAAAAAAAAE')).toMatchObject({ text: 'Who?', audience: 'asker' });
    const thread = { platform: 'discord', workspace: null, channel: '1', conversation: 'thread:1' } as const;
    expect(await questions.latestIn(thread, null, 60_000)).toBeNull();
    expect(await questions.latestIn(thread, 'a-hash', 60_000)).not.toBeNull();
  });

  it('are all made, or none', async () => {
    const address = await create();
    await change(address, sql`create table secrets (a integer)`);
    await expect(openStore({ address, encryptionKeys: [] })).rejects.toThrow('already exists');
    expect([...(await allRows(address)).keys()].filter((name) => !name.startsWith('kysely'))).toEqual([
      'secrets',
    ]);
    await change(address, sql`drop table secrets`);
    await expectUsable(await openTestStore(address));
  });

  it('of a newer version are not touched by an older one, which says what to do', async () => {
    const address = await create();
    await (await openTestStore(address)).ensureSecret('kept');
    await change(
      address,
      sql`insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')`,
    );
    const rows = await allRows(address);
    const refused = openStore({ address, encryptionKeys: [] });
    await expect(refused).rejects.toThrow(NewerSchemaError);
    await expect(refused).rejects.toThrow(
      'The database was changed by a newer version of Kursk (its migration "9999-future" is not known here): ' +
        'run that version, or restore a backup from before the change.',
    );
    expect(await allRows(address)).toEqual(rows);
  });
});

/** Changes a database behind the store's back. */
async function change(address: DatabaseAddress, statement: ReturnType<typeof sql>): Promise<void> {
  const { kysely, close } = await openDatabase(address, PATIENCE);
  await statement.execute(kysely);
  await close();
}
