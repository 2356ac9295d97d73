import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postgres } from '../support/databases.ts';
import { type TestStage, testStage } from '../support/load/test-stage.ts';
import { startPostgresServer } from '../support/postgres-server.ts';
import { behindProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** What nobody may be: without an answer, or with two. */
const EACH_ONCE = { answered: 120, lost: 0, doubled: 0 };

describe.skipIf(postgres === null)('questions asked of three replicas, whose PostgreSQL', () => {
  it('crashes and is started again, are answered once', async () => {
    const server = await startPostgresServer();
    if (server === null) throw new Error('It was there before.');
    onTestFinished(server.remove);
    const stage = await testStage({ databaseUrls: Array(3).fill(server.url) });
    await stage.askAll({
      times: 120,
      async meanwhile() {
        await server.stop();
        await wait(1_500);
        await server.start();
      },
    });
    expect(await stage.count()).toMatchObject(EACH_ONCE);
    for (const { port } of stage.replicas) expect(await readiness(port)).toContain('"status":"ready"');
  });

  it('loses every connection, again and again, are answered once', async () => {
    const { proxy, stage } = await stageBehindProxy();
    await stage.askAll({
      times: 120,
      async meanwhile() {
        for (let cuts = 0; cuts < 10; cuts++) {
          proxy.cut();
          await wait(200);
        }
      },
    });
    expect(await stage.count()).toMatchObject(EACH_ONCE);
  });

  it.each([200, 2_000])('is %i ms away, are answered once', async (milliseconds) => {
    const { proxy, stage } = await stageBehindProxy();
    await stage.askAll({
      times: 120,
      async meanwhile() {
        proxy.slow(milliseconds / 2);
        await wait(4_000);
        proxy.slow(0);
      },
    });
    expect(await stage.count()).toMatchObject(EACH_ONCE);
  });

  it('falls silent, are answered once', async () => {
    const { proxy, stage } = await stageBehindProxy();
    await stage.askAll({
      times: 120,
      async meanwhile() {
        proxy.silence();
        await wait(4_000);
        proxy.restore();
      },
    });
    expect(await stage.count()).toMatchObject(EACH_ONCE);
  });
});

async function stageBehindProxy(): Promise<{ proxy: TcpProxy; stage: TestStage }> {
  const { url, proxy } = await behindProxy();
  return { proxy, stage: await testStage({ databaseUrls: Array(3).fill(url) }) };
}

async function readiness(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
}
