import { describe, expect, it } from 'vitest';
import { english } from '../../src/core/bot/wording/english.ts';
import { allRows } from '../support/all-rows.ts';
import { postgres } from '../support/databases.ts';
import { inFolder } from '../support/in-folder.ts';
import { startReplica } from '../support/load/replica.ts';
import { type TestStage, testStage } from '../support/load/test-stage.ts';
import { withShiftedClock } from '../support/shifted-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** So many questions of one person are answered a minute. */
const PERSON_LIMIT = 20;

describe.skipIf(postgres === null)('replicas whose clocks are minutes apart', () => {
  it('answer once what is delivered to all of them at once, and what comes to one', async () => {
    const { stage } = await replicasAhead(0, 4 * MINUTE, -4 * MINUTE);
    const { mention, command } = stage.ways;
    const twice = Array.from({ length: 20 }, (_, place) =>
      mention.ask(10_000 + place, 'Who is Mark Galeotti?'),
    );
    await Promise.all(
      twice.flatMap(({ headers, body }) =>
        stage.replicas.map(({ port }) =>
          fetch(`http://127.0.0.1:${port}${mention.path}`, { method: 'POST', headers: headers(), body }),
        ),
      ),
    );
    await stage.askAll({ times: 60, ways: [mention, command] });
    expect(await stage.count()).toMatchObject({ answered: 60, lost: 0, doubled: 0 });
    expect(twice.map(({ key }) => stage.witness.seenAt(key).length)).toEqual(Array(20).fill(1));
  });

  it('count what one person asks together', async () => {
    const { stage } = await replicasAhead(0, 4 * MINUTE, -4 * MINUTE);
    const { slash } = stage.ways;
    const asked = Array.from({ length: 2 * PERSON_LIMIT }, (_, place) =>
      slash.ask(0, `Who is Galeotti? (${place})`),
    );
    for (const [place, { headers, body }] of asked.entries()) {
      const port = stage.replicas[place % 3]?.port;
      await fetch(`http://127.0.0.1:${port}${slash.path}`, { method: 'POST', headers: headers(), body });
    }
    await expect
      .poll(() => stage.witness.seenAt('/respond/0').length, { timeout: 10_000 })
      .toBe(asked.length);
    const limited = stage.witness.seenAt('/respond/0').filter(({ text }) => text.startsWith(LIMITED));
    expect(limited.length).toBeGreaterThan(0);
  });

  it('lose no event where one clock is so wrong that its replica takes no request for genuine', async () => {
    const { stage } = await replicasAhead(0, 0, 10 * MINUTE);
    const { mention, direct } = stage.ways;
    await stage.askAll({ times: 60, ways: [mention, direct] });
    expect(await stage.count()).toMatchObject({ answered: 60, lost: 0, doubled: 0 });
  });

  it('keep what is to be kept, by the database’s clock', async () => {
    const { stage, address } = await replicasAhead(0);
    await stage.askAll({ times: 20, ways: [stage.ways.mention] });
    const replica = await startReplica('ahead', {
      folder: await inFolder({}),
      node: withShiftedClock(3 * DAY),
      env: { DATABASE_URL: address.url, READER: 'off', EMBEDDER: 'off', RETENTION_DAYS: '1' },
    });
    await replica.stop();
    const rows = await allRows(address);
    expect(JSON.parse(rows.get('questions') ?? '[]')).toHaveLength(20);
    expect(JSON.parse(rows.get('claims') ?? '[]')).toHaveLength(20);
  });
});

const [LIMITED = ''] = english.limited(7).split('7');

async function replicasAhead(...by: readonly number[]) {
  const address = await postgres?.create();
  if (address?.kind !== 'postgres') throw new Error('It is a server.');
  const stage: TestStage = await testStage({
    databaseUrls: by.map(() => address.url),
    node: (replica) => withShiftedClock(by[replica] ?? 0),
  });
  return { stage, address };
}
