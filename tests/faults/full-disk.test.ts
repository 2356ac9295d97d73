import { chmod, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postgres } from '../support/databases.ts';
import { type TestStage, testStage } from '../support/load/test-stage.ts';
import { mountSmallDisk } from '../support/mount-small-disk.ts';
import { startPostgresServer } from '../support/postgres-server.ts';

const MB = 1024 * 1024;
/** For what was full to be used again. In milliseconds. */
const PATIENCE = { timeout: 20_000 };

const isRoot = process.getuid?.() === 0;
if (!isRoot)
  process.stderr.write('\n*** FULL DISKS ARE NOT TESTED: only root can mount a small one. ***\n\n');

describe.skipIf(!isRoot)('questions asked while the disk is full that holds', () => {
  it('SQLite’s file, are answered once, and it is used again when there is room', async () => {
    const disk = await mountSmallDisk(16 * MB);
    const stage = await testStage({ databaseUrls: [`sqlite:${join(disk, 'data/kursk.db')}`] });
    await stage.askAll({ times: 100, meanwhile: () => fill(disk, 16 * MB) });
    expect(await stage.count()).toMatchObject({ answered: 100, lost: 0, doubled: 0 });
    expect(await readiness(stage)).toContain('"status":"degraded"');
    await rm(join(disk, 'filler'));
    await expect.poll(() => readiness(stage), PATIENCE).toContain('"status":"ready"');
  });

  it.skipIf(postgres === null)(
    'PostgreSQL’s folder, are answered once, and it is used again when there is room',
    async () => {
      const disk = await mountSmallDisk(400 * MB);
      // PostgreSQL's user has to get there.
      await chmod(dirname(disk), 0o755);
      const server = await startPostgresServer('-c fsync=off', disk);
      if (server === null) throw new Error('It was there before.');
      onTestFinished(server.remove);
      const stage = await testStage({ databaseUrls: Array(3).fill(server.url) });
      await stage.askAll({ times: 100, meanwhile: () => fill(disk, 400 * MB) });
      expect(await stage.count()).toMatchObject({ answered: 100, lost: 0, doubled: 0 });
      await expect.poll(() => readiness(stage), PATIENCE).toContain('"status":"degraded"');
      await rm(join(disk, 'filler'));
      // It may have ended over it.
      await server.start().catch(() => {});
      await expect.poll(() => readiness(stage), PATIENCE).toContain('"status":"ready"');
    },
  );
});

async function fill(disk: string, bytes: number): Promise<void> {
  await writeFile(join(disk, 'filler'), Buffer.alloc(bytes)).catch(() => {});
}

async function readiness({ replicas: [replica] }: TestStage): Promise<string> {
  return (await fetch(`http://127.0.0.1:${replica?.port}/readyz`)).text();
}
