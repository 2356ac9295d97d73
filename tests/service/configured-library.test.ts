import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { postgres } from '../support/databases.ts';
import { inFolder } from '../support/in-folder.ts';
import { runKursk } from '../support/run-kursk.ts';
import { startService } from '../support/start-service.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

it.skipIf(postgres === null)(
  'several processes answer from one database, and follow what is indexed',
  async () => {
    const address = await postgres?.create();
    if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
    const folder = await inFolder({ 'mill.md': 'The mill stands by the river.\n\nIt was built in 1790.' });
    const limits = { QUESTIONS_PER_CHANNEL: '10000', QUESTIONS_PER_PERSON: '10000' };
    const env = { DATABASE_URL: address.url, RETRIEVER: 'postgres', READER: 'off', ...limits };
    const index = () => runKursk(['index', '--corpus', folder], { env });
    await index();
    const services = await Promise.all([startService(env), startService(env)]);

    const owners = () =>
      Promise.all(
        services.map(async ({ address: at }) => {
          const response = await fetch(
            `${at}/api/ask?question=${encodeURIComponent('Who owns the bakery?')}`,
          );
          const { quotes } = (await response.json()) as { quotes: { text: string }[] };
          return quotes[0]?.text;
        }),
      );
    const pageOf = async (id: string) => (await fetch(`${services[0]?.address}/articles/${id}`)).text();

    expect(await owners()).toEqual([undefined, undefined]);
    expect(await pageOf('mill')).toContain('It was built in 1790.');

    await writeFile(join(folder, 'bakery.md'), 'Ada owns the bakery.');
    await index();
    await expect.poll(owners).toEqual(['Ada owns the bakery.', 'Ada owns the bakery.']);

    await rm(join(folder, 'bakery.md'));
    await index();
    await expect.poll(owners).toEqual([undefined, undefined]);
    expect(services.map(({ child }) => child.exitCode)).toEqual([null, null]);
  },
);

it.skipIf(postgres === null)(
  'while the database is gone it apologises and says why; then it answers again',
  async () => {
    const address = await postgres?.create();
    if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
    const proxy = await startTcpProxy(Number(new URL(address.url).port));
    onTestFinished(proxy.close);
    const near = new URL(address.url);
    near.port = String(proxy.port);
    const env = {
      DATABASE_URL: near.href,
      RETRIEVER: 'postgres',
      READER: 'off',
      QUESTIONS_PER_PERSON: '10000',
    };
    const folder = await inFolder({ 'mill.md': 'The mill stands by the river.' });
    await runKursk(['index', '--corpus', folder], { env });
    const { address: at, child } = await startService({ ...env, QUESTIONS_PER_CHANNEL: '10000' });

    const statusOf = async () =>
      (await fetch(`${at}/api/ask?question=${encodeURIComponent('Where does the mill stand?')}`)).status;
    const articles = async () => {
      const { checks } = (await (await fetch(`${at}/readyz`)).json()) as { checks: { articles: string } };
      return checks.articles;
    };

    expect([await statusOf(), await articles()]).toEqual([200, 'ok']);
    proxy.block();
    expect(await statusOf()).toBe(500);
    await expect.poll(articles).toMatch(/^The store can't be used/);
    proxy.restore();
    await expect.poll(statusOf).toBe(200);
    await expect.poll(articles).toBe('ok');
    expect(child.exitCode).toBeNull();
  },
);
