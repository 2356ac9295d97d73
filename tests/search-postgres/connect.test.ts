import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../../src/core/ports/store.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { postgres } from '../support/databases.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

/** More than a process has connections. */
const MANY = 20;

describe.skipIf(postgres === null)('a connection to the articles', () => {
  it('undoes what fails, and goes on with others, however often', async () => {
    const { connection } = await connected();
    for (let failed = 0; failed < MANY; failed += 1) {
      const failing = connection.write(async (query) => {
        await query('create table left_over (at integer)');
        throw new Error('No more.');
      });
      await expect(failing).rejects.toThrow('No more.');
    }
    const found = connection.read((query) => query("select to_regclass('left_over') as table"));
    expect(await found).toEqual([{ table: null }]);
  });

  it('says so when the server falls silent, and goes on when it is back', async () => {
    const { connection, proxy } = await connected();
    const cutOff = connection.read(async (query) => {
      await query('select 1');
      proxy.silence();
      return query('select 2');
    });
    await expect(cutOff).rejects.toThrow(StoreUnavailable);
    proxy.restore();
    expect(await connection.read((query) => query('select 3 as three'))).toEqual([{ three: 3 }]);
  });
});

async function connected() {
  const address = await postgres?.create();
  if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
  const near = new URL(address.url);
  const proxy = await startTcpProxy(Number(near.port));
  onTestFinished(proxy.close);
  near.port = String(proxy.port);
  const connection = connect(near.href);
  onTestFinished(connection.close);
  return { connection, proxy };
}
