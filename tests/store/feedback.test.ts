import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/core/ports/questions.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { freshQuestion } from '../support/questions.ts';

const EVERYWHERE = { since: 0, workspace: null, limit: 100 };

describe.each(DATABASES)('feedback on $name', ({ create }) => {
  const open = async () => openTestStore(await create());

  it('is kept if its question is there', async () => {
    const store = await open();
    const question = await ask(store);
    expect(await store.recordFeedback(feedback(question.id))).toBe('recorded');
    expect(await store.recordFeedback(feedback(question.id))).toBe('unchanged');
    expect(await store.recordFeedback(feedback('unknown'))).toBe('no-question');
    expect(await store.listUnmet(EVERYWHERE)).toEqual([
      { question, down: 1, missing: 0, reasons: ['It is about something else.'] },
    ]);
  });

  it('replaces what the person thought before', async () => {
    const store = await open();
    const question = await ask(store);
    await store.recordFeedback(feedback(question.id));
    await store.recordFeedback(feedback(question.id, { verdict: 'missing', reason: null }));
    expect(await store.listUnmet(EVERYWHERE)).toEqual([{ question, down: 0, missing: 1, reasons: [] }]);
    await store.recordFeedback(feedback(question.id, { verdict: 'up' }));
    expect(await store.listUnmet(EVERYWHERE)).toEqual([]);
  });

  it('of many on one question is counted, with reasons in the order given', async () => {
    const store = await open();
    const question = await ask(store);
    const given: Partial<Feedback>[] = [
      { person: 'a', at: 30, reason: 'third' },
      { person: 'b', at: 10, reason: 'first\0' },
      { person: 'c', at: 20, reason: 'second', verdict: 'missing' },
      { person: 'd', at: 5, reason: 'thanks', verdict: 'up' },
    ];
    for (const one of given) await store.recordFeedback(feedback(question.id, one));
    expect(await store.listUnmet(EVERYWHERE)).toEqual([
      { question, down: 2, missing: 1, reasons: ['first\uFFFD', 'second', 'third'] },
    ]);
  });

  it('makes an unsure answer unmet when it is voted down, and not before', async () => {
    const store = await open();
    const question = await ask(store, { outcome: 'unsure' });
    await store.recordFeedback(feedback(question.id, { verdict: 'up' }));
    expect(await store.listUnmet(EVERYWHERE)).toEqual([]);
    await store.recordFeedback(feedback(question.id, { verdict: 'down' }));
    expect(await store.listUnmet(EVERYWHERE)).toMatchObject([{ question, down: 1 }]);
  });

  it('and what the articles don’t say make the list of unmet questions, latest first', async () => {
    const store = await open();
    const place = { platform: 'discord', workspace: 'S9', channel: 'C', conversation: null } as const;
    const unanswered = await ask(store, { outcome: 'not-in-corpus', at: 1000 });
    const bad = await ask(store, { at: 3000 });
    const missed = await ask(store, { at: 2000, place });
    const good = await ask(store, { at: 4000 });
    await ask(store, { at: 5000 });
    await store.recordFeedback(feedback(bad.id));
    await store.recordFeedback(feedback(missed.id, { verdict: 'missing' }));
    await store.recordFeedback(feedback(good.id, { verdict: 'up' }));
    const idsOf = async (filter: object) =>
      (await store.listUnmet({ ...EVERYWHERE, ...filter })).map(({ question }) => question.id);
    expect(await idsOf({})).toEqual([bad.id, missed.id, unanswered.id]);
    expect(await idsOf({ limit: 2 })).toEqual([bad.id, missed.id]);
    expect(await idsOf({ since: 2000 })).toEqual([bad.id, missed.id]);
    expect(await idsOf({ workspace: { platform: 'discord', id: 'S9' } })).toEqual([missed.id]);
    expect(await idsOf({ workspace: { platform: 'slack', id: 'S9' } })).toEqual([]);
    expect((await store.listUnmet({ ...EVERYWHERE, limit: 1 }))[0]?.down).toBe(1);
  });
});

async function ask(store: Store, said: Parameters<typeof freshQuestion>[0] = {}) {
  const question = freshQuestion(said);
  await store.questions.record(question);
  return question;
}

function feedback(question: string, said: Partial<Feedback> = {}): Feedback {
  const reason = 'It is about something else.';
  return { question, person: 'a-hash', verdict: 'down', reason, at: Date.now(), ...said };
}
