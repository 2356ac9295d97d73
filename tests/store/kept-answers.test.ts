import { describe, expect, it } from 'vitest';
import type { KeptAnswer } from '../../src/core/ports/kept-answers.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { openTestStore } from '../support/open-test-store.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const MANY = 100;

type Draft = Omit<KeptAnswer, 'changedAt' | 'expiresAt' | 'sealedVectors'>;

const DRAFT: Draft = {
  ...{ id: 'AAAAAAAAAAA', message: 'hash of a message', platform: 'slack', workspace: 'T1', channel: 'C1' },
  ...{ audience: 'channel', author: 'hashOfAuthor', keeper: 'hashOfKeeper', sealed: 'sealed secret plan' },
  sealedAddress: null,
};

const DECISION = {
  ...DRAFT,
  audience: 'workspace',
  sealedAddress: 'sealed address',
  expiresAt: null,
} as const;

describe.each(DATABASES)('an answer on $name', ({ create }) => {
  it('is a draft until somebody keeps it, and then known to all', async () => {
    const address = await create();
    const [{ keptAnswers: one }, { keptAnswers: other }] = [
      await openTestStore(address),
      await openTestStore(address),
    ];
    const before = await other.version();
    await one.draft(DRAFT, HOUR);
    expect(await other.findDraft(DRAFT.id)).toMatchObject(DRAFT);
    expect(await other.find(DRAFT.id)).toBeNull();
    expect(await other.version()).toBe(before);
    expect(await one.keep(DECISION, MANY)).toBe('kept');
    expect(await other.find(DRAFT.id)).toMatchObject({
      ...DECISION,
      sealedVectors: null,
    });
    expect(await other.version()).not.toBe(before);
    expect([...(await other.listChanges()).keys()]).toEqual([DRAFT.id]);
    expect(await other.read([DRAFT.id, 'BBBBBBBBBBB'])).toHaveLength(1);
  });

  it('is kept once, by however many at once, and its message too', async () => {
    const address = await create();
    const stores = await Promise.all([1, 2, 3].map(() => openTestStore(address)));
    for (const id of ['AAAAAAAAAAA', 'BBBBBBBBBBB'])
      await stores[0]?.keptAnswers.draft({ ...DRAFT, id }, HOUR);
    const outcomes = await Promise.all(stores.map(({ keptAnswers }) => keptAnswers.keep(DECISION, MANY)));
    expect(outcomes.sort()).toEqual(['kept', 'taken', 'taken']);
    expect(await stores[1]?.keptAnswers.keep({ ...DECISION, id: 'BBBBBBBBBBB' }, MANY)).toBe('taken');
  });

  it('isn’t kept without a draft, after it has ended, or where its workspace is full', async () => {
    const { keptAnswers: answers } = await openTestStore(await create());
    expect(await answers.keep(DECISION, MANY)).toBe('gone');
    await answers.draft(DRAFT, HOUR);
    expect(await answers.keep(DECISION, 0)).toBe('full');
    await answers.draft({ ...DRAFT, id: 'BBBBBBBBBBB', message: 'another' }, -1);
    expect(await answers.keep({ ...DECISION, id: 'BBBBBBBBBBB' }, MANY)).toBe('gone');
  });

  it('that is withdrawn leaves nothing but that it was, so that its message isn’t kept again', async () => {
    const address = await create();
    const { keptAnswers: answers } = await openTestStore(address);
    await answers.draft(DRAFT, HOUR);
    await answers.keep(DECISION, MANY);
    await answers.saveVectors(DRAFT.id, 'sealed vectors');
    const before = await answers.version();
    expect([await answers.withdraw(DRAFT.id), await answers.withdraw(DRAFT.id)]).toEqual([true, false]);
    expect(await answers.version()).not.toBe(before);
    expect(await answers.find(DRAFT.id)).toBeNull();
    expect((await allRows(address)).get('kept_answers')).not.toMatch(/hashOf|sealed [a-z]/);
    await answers.draft({ ...DRAFT, id: 'BBBBBBBBBBB' }, HOUR);
    expect(await answers.keep({ ...DECISION, id: 'BBBBBBBBBBB' }, MANY)).toBe('withdrawn');
  });

  it('ends when it is to, and then is erased', async () => {
    const address = await create();
    const { keptAnswers: answers, purge } = await openTestStore(address);
    await answers.draft(DRAFT, HOUR);
    await answers.keep({ ...DECISION, expiresAt: Date.now() - 1 }, MANY);
    expect([...(await answers.listChanges())]).toEqual([]);
    expect(await answers.find(DRAFT.id)).toBeNull();
    await purge({ questions: DAY, claims: DAY, threads: DAY });
    expect((await allRows(address)).get('kept_answers')).not.toContain(DRAFT.id);
  });

  it('goes with its author when they are forgotten, and stays without its keeper when those are', async () => {
    const address = await create();
    const { keptAnswers: answers, forget } = await openTestStore(address);
    await answers.draft(DRAFT, HOUR);
    await answers.keep(DECISION, MANY);
    await forget('hashOfKeeper');
    expect(await answers.find(DRAFT.id)).toMatchObject({ keeper: null });
    expect(await forget('hashOfAuthor')).toBe(1);
    expect((await allRows(address)).get('kept_answers')).not.toMatch(/hashOf|secret plan/);
  });

  it('is announced to those who listen when it is kept, withdrawn or forgotten', async () => {
    const { keptAnswers: answers, forget } = await openTestStore(await create());
    let announced = 0;
    const stop = answers.listen(() => {
      announced += 1;
    });
    // PostgreSQL takes a moment to listen, and says so.
    await answers.draft(DRAFT, HOUR);
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const change of [
      () => answers.keep(DECISION, MANY),
      () => answers.withdraw(DRAFT.id),
      () => forget('hashOfAuthor'),
    ]) {
      const before = announced;
      await change();
      await eventually(() => expect(announced).toBeGreaterThan(before));
    }
    await stop();
    const before = announced;
    await forget('hashOfAuthor');
    expect(announced).toBe(before);
  });

  it('has its author told once', async () => {
    const { keptAnswers: answers } = await openTestStore(await create());
    await answers.draft(DRAFT, HOUR);
    expect(await answers.untold(10)).toEqual([]);
    await answers.keep(DECISION, MANY);
    expect(await answers.untold(10)).toMatchObject([{ sealedAddress: 'sealed address' }]);
    await answers.markTold(DRAFT.id);
    expect(await answers.untold(10)).toEqual([]);
  });
});
