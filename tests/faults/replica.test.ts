import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAskWith } from '../../src/core/answering/ask.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { openRetriever } from '../../src/search-postgres/open-retriever.ts';
import { createTables } from '../../src/search-postgres/passage-tables.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import { articleOf } from '../support/articles.ts';
import { administer, postgres } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { startPostgresServer, startStandby } from '../support/postgres-server.ts';

async function put(url: string, id: string, text: string): Promise<void> {
  const connection = connect(url);
  await connection.write(async (query) => {
    await createTables(query);
    const writer = createArticleWriter(query);
    await writer.put({ article: articleOf([text], { id }), file: id, fileDigest: text, cut: null });
    await writer.finish();
  });
  await connection.close();
}

async function servers() {
  const primary = await startPostgresServer();
  if (primary === null) throw new Error('It was there before.');
  onTestFinished(primary.remove);
  await put(primary.url, 'mill', 'The mill stands by the river.');
  const standby = await startStandby(primary, '-c hot_standby=on');
  onTestFinished(standby.remove);
  const retriever = openRetriever(primary.url, { replica: standby.url });
  onTestFinished(retriever.close);
  const ask = createAskWith(retriever.lookUp(await retriever.catalog(), null), { publicUrl: null });
  return { primary, standby, retriever, ask };
}

/** How many transactions a server has done in its first database. */
async function transactionsOf(url: string): Promise<number> {
  const connection = connect(url);
  const [found] = await connection.read((query) =>
    query<{ done: number }>(
      "select xact_commit + xact_rollback as done from pg_stat_database where datname = 'postgres'",
    ),
  );
  await connection.close();
  return found?.done ?? 0;
}

describe.skipIf(postgres === null)('questions that a standby is asked', () => {
  it('are all answered while it is killed and started again, and it is asked again then', async () => {
    const { standby, ask } = await servers();
    let isOver = false;
    const asked: Promise<string | undefined>[] = [];
    const asking = (async () => {
      while (!isOver) {
        asked.push(ask('Where does the mill stand?').then(({ quotes }) => quotes[0]?.text));
        await wait(20);
      }
    })();
    await wait(1_000);
    await standby.stop();
    await wait(7_000);
    await standby.start();
    await wait(7_000);
    isOver = true;
    await asking;
    const answers = await Promise.all(asked);
    expect(answers.length).toBeGreaterThan(200);
    expect(new Set(answers)).toEqual(new Set(['The mill stands by the river.']));
    const before = await transactionsOf(standby.url);
    for (let times = 0; times < 20; times++) await ask('Where does the mill stand?');
    await eventually(async () => expect(await transactionsOf(standby.url)).toBeGreaterThan(before + 15));
  });

  it('are answered from older articles while it lags, and from the new ones once it has caught up', async () => {
    const { primary, standby, ask, retriever } = await servers();
    await administer(standby.url, 'select pg_wal_replay_pause()');
    await put(primary.url, 'moor', 'The moor is wide.');
    expect((await ask('Which moor is wide?')).quotes).toEqual([]);
    const before = await retriever.version();
    await administer(standby.url, 'select pg_wal_replay_resume()');
    await eventually(async () => expect(await retriever.version()).toBeGreaterThan(before));
    expect((await ask('Which moor is wide?')).quotes[0]?.text).toBe('The moor is wide.');
  });
});
