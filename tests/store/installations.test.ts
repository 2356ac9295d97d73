import { createSecretKey, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRows } from '../support/all-rows.ts';
import { DATABASES, sqlite } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';

const DAY = 86_400_000;
const KEEP_ALL = { questions: DAY, claims: DAY, threads: DAY };
const RECORD = JSON.stringify({ bot: { token: 'xoxb-1234567890-hunter2' }, name: 'Ünion 🦉' });
const WORKSPACE = { platform: 'slack', id: 'T1' } as const;

const newKey = () => createSecretKey(randomBytes(32));

describe.each(DATABASES)('an installation on $name', ({ create }) => {
  it('is what was saved last, until it is removed', async () => {
    const store = await openTestStore(await create(), [newKey()]);
    expect(await store.installations.find(WORKSPACE)).toBeNull();
    await store.installations.save(WORKSPACE, 'an older one');
    await store.installations.save(WORKSPACE, RECORD);
    await store.installations.save({ ...WORKSPACE, platform: 'discord' }, 'another');
    expect(await store.installations.find(WORKSPACE)).toBe(RECORD);
    await store.installations.remove(WORKSPACE);
    await store.installations.remove(WORKSPACE);
    expect(await store.installations.find(WORKSPACE)).toBeNull();
    expect(await store.installations.find({ ...WORKSPACE, platform: 'discord' })).toBe('another');
  });

  it('can’t be read in the tables', async () => {
    const address = await create();
    await (await openTestStore(address, [newKey()])).installations.save(WORKSPACE, RECORD);
    const rows = (await allRows(address)).get('installations');
    expect(rows).toContain('v1.');
    expect(rows).not.toMatch(/xoxb|hunter2|nion/);
  });

  it('is found under an older key, and sealed anew under the newest by a sweep', async () => {
    const address = await create();
    const [older, newer] = [newKey(), newKey()];
    await (await openTestStore(address, [older])).installations.save(WORKSPACE, RECORD);
    const rotating = await openTestStore(address, [newer, older]);
    expect(await rotating.installations.find(WORKSPACE)).toBe(RECORD);
    await expect((await openTestStore(address, [newer])).installations.find(WORKSPACE)).rejects.toThrow(
      'What is kept of the slack workspace T1 is encrypted under another ENCRYPTION_KEY than those that are set.',
    );
    await rotating.purge(KEEP_ALL);
    expect(await (await openTestStore(address, [newer])).installations.find(WORKSPACE)).toBe(RECORD);
  });

  it('under a key that is lost doesn’t keep a sweep from the others', async () => {
    const address = await create();
    const [lost, older, newer] = [newKey(), newKey(), newKey()];
    await (await openTestStore(address, [lost])).installations.save({ ...WORKSPACE, id: 'T0' }, RECORD);
    await (await openTestStore(address, [older])).installations.save(WORKSPACE, RECORD);
    await (await openTestStore(address, [newer, older])).purge(KEEP_ALL);
    expect(await (await openTestStore(address, [newer])).installations.find(WORKSPACE)).toBe(RECORD);
  });

  it('isn’t kept without a key', async () => {
    const store = await openTestStore(await create());
    await expect(store.installations.save(WORKSPACE, RECORD)).rejects.toThrow('ENCRYPTION_KEY must be set');
  });
});

describe('an installation on SQLite', () => {
  it('can’t be read in the files', async () => {
    const address = await sqlite.create();
    if (address.kind !== 'sqlite') throw new Error('It is a file.');
    await (await openTestStore(address, [newKey()])).installations.save(WORKSPACE, RECORD);
    const folder = dirname(address.file);
    const files = await readdir(folder);
    expect(files).toContain('kursk.db-wal');
    for (const file of files) {
      expect(await readFile(join(folder, file), 'latin1')).not.toMatch(/xoxb|hunter2/);
    }
  });
});
