import { describe, expect, it } from 'vitest';
import { ASKERS_WAIT } from '../../src/core/ports/answered-gaps.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { allRows } from '../support/all-rows.ts';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { askedQuestion } from '../support/questions.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const ANSWER = 'AAAAAAAAAAA';
const ADA = 'hashOfAda';

const question = (id: string, details: Parameters<typeof askedQuestion>[0] = {}) =>
  askedQuestion({ id, at: Date.now() - HOUR, person: ADA, sealedAsker: `sealed ${id}`, ...details });

async function keep({ keptAnswers }: Store, id = ANSWER, expiresAt: number | null = null): Promise<void> {
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'workspace' } as const;
  const people = { author: 'hashOfAuthor', keeper: 'hashOfKeeper', sealedAddress: null };
  await keptAnswers.insert({ id, message: `of ${id}`, ...place, ...people, sealed: 'sealed', expiresAt }, 10);
}

describe.each(DATABASES)('gaps that have an answer, on $name', ({ create }) => {
  const trial = async (...questions: readonly ReturnType<typeof question>[]) => {
    const address = await create();
    const store = await openTestStore(address);
    for (const one of questions) await store.questions.record(one);
    await keep(store);
    const unmet = async () =>
      (await store.listUnmet({ since: 0, workspace: null, limit: 9 })).map((one) => one.question.id);
    const untold = async () =>
      (await store.answeredGaps.untold(['slack'], 9)).map((one) => [one.question.id, one.answer]);
    return { address, store, gaps: store.answeredGaps, unmet, untold };
  };

  it('are found by no list of gaps, in any process, from when they are closed', async () => {
    const { address, gaps, unmet, untold } = await trial(question('Q1'), question('Q2', { at: Date.now() }));
    expect((await gaps.unmatched(9)).map(({ id }) => id)).toEqual([ANSWER]);
    expect([await unmet(), await untold()]).toEqual([['Q2', 'Q1'], []]);
    await gaps.close(ANSWER, ['Q1']);
    const other = await openTestStore(address);
    expect(await other.answeredGaps.unmatched(9)).toEqual([]);
    expect(await unmet()).toEqual(['Q2']);
    expect(await other.answeredGaps.untold(['slack'], 9)).toMatchObject([
      { question: question('Q1', { at: expect.any(Number) }), answer: ANSWER },
    ]);
    expect(await other.answeredGaps.untold(['discord'], 9)).toEqual([]);
    expect(await other.answeredGaps.untold([], 9)).toEqual([]);
  });

  it('are gaps again when the answer is withdrawn, or ends, and nobody is told', async () => {
    const { store, gaps, unmet, untold } = await trial(question('Q1'), question('Q2', { person: 'another' }));
    await keep(store, 'BBBBBBBBBBB', Date.now() + DAY);
    await gaps.close(ANSWER, ['Q1']);
    await gaps.close('BBBBBBBBBBB', ['Q2']);
    expect(await unmet()).toEqual([]);
    await store.keptAnswers.withdraw(ANSWER);
    expect([await unmet(), await untold()]).toEqual([['Q1'], [['Q2', 'BBBBBBBBBBB']]]);
    await keep(store, 'CCCCCCCCCCC', Date.now() - 1);
    await gaps.close('CCCCCCCCCCC', ['Q2']);
    expect([(await unmet()).sort(), await untold()]).toEqual([['Q1', 'Q2'], []]);
  });

  it('are gaps again when somebody complains of the answer, but not of what was there before', async () => {
    const { store, gaps, unmet } = await trial(question('Q1'));
    const complain = (at: number) =>
      store.recordFeedback({ question: 'Q1', person: 'another', verdict: 'down', reason: `${at}`, at });
    await complain(Date.now() - HOUR);
    await gaps.close(ANSWER, ['Q1']);
    expect(await unmet()).toEqual([]);
    await complain(Date.now() + HOUR);
    expect(await unmet()).toEqual(['Q1']);
  });

  it('have each person told once of an answer, however often they asked', async () => {
    const { gaps, untold } = await trial(
      question('Q1'),
      question('Q2'),
      question('Q3', { person: 'another' }),
    );
    await gaps.close(ANSWER, ['Q1', 'Q2', 'Q3']);
    await gaps.settle(ADA, ANSWER);
    expect(await untold()).toEqual([['Q3', ANSWER]]);
    await gaps.close(ANSWER, ['Q1', 'Q2', 'Q3']);
    expect(await untold()).toEqual([['Q3', ANSWER]]);
  });

  it('have nobody told who declines; nobody declines for others', async () => {
    const { gaps, untold } = await trial(question('Q1'));
    await gaps.close(ANSWER, ['Q1']);
    expect([await gaps.decline('another', 'Q1'), (await untold()).length]).toEqual([false, 1]);
    expect([await gaps.decline(ADA, 'Q1'), await untold()]).toEqual([true, []]);
  });

  it('leave nothing of where somebody was to be told, when they were, are forgotten, or waited for long', async () => {
    const old = question('Q3', { at: Date.now() - ASKERS_WAIT - HOUR });
    const { address, store, gaps, untold } = await trial(
      question('Q1'),
      question('Q2', { person: 'another' }),
      old,
    );
    await gaps.close(ANSWER, ['Q1', 'Q3']);
    expect(await untold()).toEqual([['Q1', ANSWER]]);
    await store.purge({ questions: 365 * DAY, claims: DAY, threads: DAY });
    expect((await allRows(address)).get('questions')).not.toContain('sealed Q3');
    expect(await store.questions.find('Q3')).not.toBeNull();
    await gaps.settle(ADA, ANSWER);
    await store.forget('another');
    expect((await allRows(address)).get('questions')).not.toMatch(/sealed Q/);
  });

  it('know the channel that a thread belongs to', async () => {
    const place = {
      platform: 'discord',
      workspace: 'G1',
      channel: 'T1',
      conversation: 'thread:T1',
      parent: 'C1',
    } as const;
    const { store } = await trial(question('Q1', { place }));
    expect((await store.questions.find('Q1'))?.place).toEqual(place);
  });
});
