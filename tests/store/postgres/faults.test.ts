import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../../../src/core/ports/store.ts';
import { administer, postgres } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { openImpatientStore, openTestStore } from '../../support/open-test-store.ts';
import { startPostgresServer } from '../../support/postgres-server.ts';
import { freshQuestion } from '../../support/questions.ts';
import { expectUnavailable, expectUsable } from '../../support/store-state.ts';
import { behindProxy } from '../../support/tcp-proxy.ts';

describe.skipIf(postgres === null)('a PostgreSQL server', () => {
  it('that can’t be reached at the start is reported, and is used when it can', async () => {
    const { url, proxy } = await behindProxy();
    proxy.block();
    const store = await openTestStore({ kind: 'postgres', url });
    await expectUnavailable(store, /ECONNRESET|terminated/);
    proxy.restore();
    await expectUsable(store);
  });

  it('at whose address nothing listens is reported', async () => {
    const { url, proxy } = await behindProxy();
    await proxy.close();
    const store = await openTestStore({ kind: 'postgres', url });
    await expectUnavailable(store, /ECONNREFUSED/);
  });

  it('that is cut off in the middle of writes has kept all it acknowledged, and is used again at once', async () => {
    const { url, proxy } = await behindProxy();
    const store = await openTestStore({ kind: 'postgres', url });
    let acknowledged = 0;
    const writes = Array.from({ length: 200 }, async () => {
      const question = freshQuestion();
      await store.questions.record(question);
      acknowledged += 1;
      if (acknowledged === 50) proxy.cut();
      return question.id;
    });
    const outcomes = await Promise.allSettled(writes);
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failures.length).toBeGreaterThan(0);
    for (const { reason } of failures) expect(reason).toBeInstanceOf(StoreUnavailable);
    await expectUsable(store);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') expect(await store.questions.find(outcome.value)).not.toBeNull();
    }
  });

  it('that falls silent is given up soon, and is used again when it speaks', async () => {
    const { url, proxy } = await behindProxy();
    const store = await openImpatientStore({ kind: 'postgres', url });
    await eventually(() => expectUsable(store));
    proxy.silence();
    await expectUnavailable(store, /timeout/i);
    await expectUnavailable(store, /timeout/i);
    proxy.restore();
    await eventually(() => expectUsable(store));
  });

  it('that is silent doesn’t keep the bot from stopping', async () => {
    const { url, proxy } = await behindProxy();
    const store = await openImpatientStore({ kind: 'postgres', url });
    await eventually(() => expectUsable(store));
    proxy.silence();
    const [asked] = await Promise.allSettled([store.claim('an event', 1000), store.close()]);
    expect(asked.status).toBe('rejected');
  });

  it('whose table another session has locked is given up soon, and is used again when it can', async () => {
    const { url } = await behindProxy();
    const store = await openImpatientStore({ kind: 'postgres', url });
    const other = new pg.Client(url);
    await other.connect();
    await other.query('begin; lock table claims');
    await expect(store.claim('an event', 1000)).rejects.toThrow(StoreUnavailable);
    await other.query('commit');
    await other.end();
    await eventually(() => expectUsable(store));
  });

  it('that may only be read is reported, and is used again when it may be written', async () => {
    const { url } = await behindProxy();
    const store = await openTestStore({ kind: 'postgres', url });
    await setReadOnly(url, true);
    await expectUnavailable(store, /read-only|terminat/);
    await expectUnavailable(store, /read-only/);
    await setReadOnly(url, false);
    await eventually(() => expectUsable(store));
  });

  it('that crashes and starts again has kept all it acknowledged, and is used again', async () => {
    const server = await startPostgresServer();
    if (server === null) throw new Error('It was there before.');
    onTestFinished(server.remove);
    const store = await openTestStore({ kind: 'postgres', url: server.url });
    const question = freshQuestion();
    await store.questions.record(question);
    await server.stop();
    await expectUnavailable(store, /./);
    await server.start();
    expect(await store.questions.find(question.id)).toEqual(question);
    await expectUsable(store);
  });

  it('that says no at the door is reported, without the password', async () => {
    const { url } = await behindProxy();
    const address = new URL(url);
    address.username = 'stranger';
    address.password = 'hunter2';
    const store = await openTestStore({ kind: 'postgres', url: address.href });
    await expectUnavailable(store, /^(?!.*hunter2).*role "stranger" does not exist/);
  });
});

/** For all sessions: those there are, are ended. */
async function setReadOnly(url: string, isReadOnly: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await administer(
    url,
    'set default_transaction_read_only = off',
    `alter database ${name} set default_transaction_read_only = ${isReadOnly}`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
  );
}
