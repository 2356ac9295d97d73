import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES, sqlite } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { freshQuestion } from '../support/questions.ts';

const LIMIT = { tokens: 5, per: 60_000 };
const US = { forgotten: 'hashOfWhoGoes', other: 'hashOfWhoStays' };

describe.each(DATABASES)('to be forgotten on $name', ({ create }) => {
  it('leaves no row that holds the person’s hash or words, and everybody else’s', async () => {
    const address = await create();
    const store = await openTestStore(address);
    await fill(store);
    for (const [event, person] of Object.entries(US))
      await store.claim(event, LIMIT.per, { person, sealed: `sealed: ${person}` });
    expect([...(await allRows(address)).values()].join()).toContain(US.forgotten);
    // Two questions, the other's feedback on one of them, and one's own on the other's.
    expect(await store.forget(US.forgotten)).toBe(4);
    for (const [table, rows] of await allRows(address)) {
      if (table === 'token_buckets') continue;
      expect([table, rows]).not.toEqual([table, expect.stringMatching(/hashOfWhoGoes|secret plan/)]);
    }
    expect(await store.questions.recentOf(US.other, 10)).toHaveLength(2);
    const unmet = await store.listUnmet({ since: 0, workspace: null, limit: 10 });
    expect(unmet.map(({ down }) => down)).toEqual([1]);
    expect(await store.forget(US.forgotten)).toBe(0);
  });
});

describe.each(DATABASES)('to be forgotten on $name', ({ create }) => {
  it('gives nobody their tokens back', async () => {
    const store = await openTestStore(await create());
    const take = () => store.takeToken(`person:${US.forgotten}`, { tokens: 1, per: 60_000 });
    expect((await take()).isAllowed).toBe(true);
    await store.forget(US.forgotten);
    expect((await take()).isAllowed).toBe(false);
  });

  it('leaves no limit that is over', async () => {
    const address = await create();
    const store = await openTestStore(address);
    await store.takeToken(`person:${US.forgotten}`, { tokens: 1, per: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await store.forget(US.forgotten);
    expect([...(await allRows(address)).values()].join()).not.toContain(US.forgotten);
  });
});

describe('to be forgotten on SQLite', () => {
  it('leaves nothing of it in the files either', async () => {
    const address = await sqlite.create();
    if (address.kind !== 'sqlite') throw new Error('It is a file.');
    const store = await openTestStore(address);
    await fill(store);
    const folder = dirname(address.file);
    expect(await contentOf(folder)).toContain('hashOfWhoGoes');
    await store.forget(US.forgotten);
    expect(await contentOf(folder)).not.toMatch(/hashOfWhoGoes|secret plan/);
    expect(await contentOf(folder)).toContain('hashOfWhoStays');
  });
});

/** What two people did: each asked twice, and said what they think of the other's first question, one of their own too. */
async function fill(store: Store): Promise<void> {
  const secret = { person: US.forgotten, text: 'My secret plan?' };
  const [first, second] = [freshQuestion(secret), freshQuestion(secret)];
  const [others, ...more] = [freshQuestion({ person: US.other }), freshQuestion({ person: US.other })];
  for (const question of [first, second, others, ...more]) await store.questions.record(question);
  for (const [question, person, reason] of [
    [first, US.other, 'Wrong.'],
    [others, US.forgotten, 'A secret plan.'],
    [others, US.other, 'Wrong.'],
  ] as const) {
    await store.recordFeedback({ question: question.id, person, verdict: 'down', reason, at: Date.now() });
  }
}

async function contentOf(folder: string): Promise<string> {
  const files = await readdir(folder);
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')));
  return contents.join();
}
