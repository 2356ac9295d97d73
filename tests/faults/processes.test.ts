import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { postgres } from '../support/databases.ts';
import { type TestStage, testStage } from '../support/load/test-stage.ts';

describe.skipIf(postgres === null)('questions that are asked of three replicas', () => {
  it('are answered once, while one after the other is stopped and started again', async () => {
    const stage = await threeReplicas();
    await stage.askAll({
      times: 200,
      async meanwhile() {
        for (const replica of stage.replicas) await replica.restart();
      },
    });
    expect(await stage.count()).toMatchObject({ answered: 200, lost: 0, doubled: 0, both: 0 });
  });

  it('are answered once, while one is killed', async () => {
    const stage = await threeReplicas();
    await stage.askAll({ times: 120, meanwhile: async () => stage.replicas[0]?.kill() });
    expect(await stage.count()).toMatchObject({ answered: 120, lost: 0, doubled: 0, both: 0 });
  });

  it('are answered once where the platform delivers them again, while one stands still', async () => {
    const stage = await threeReplicas();
    const { mention, direct } = stage.ways;
    await stage.askAll({
      times: 120,
      ways: [mention, direct],
      async meanwhile() {
        const frozen = stage.replicas[0]?.process();
        frozen?.kill('SIGSTOP');
        await wait(5_000);
        frozen?.kill('SIGCONT');
      },
    });
    expect(await stage.count()).toMatchObject({ answered: 120, lost: 0, doubled: 0 });
  });
});

async function threeReplicas(): Promise<TestStage> {
  const database = await postgres?.create();
  if (database?.kind !== 'postgres') throw new Error('It is a server.');
  return testStage({ databaseUrls: Array(3).fill(database.url) });
}
