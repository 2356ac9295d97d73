import { describe, expect, it } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { freshQuestion } from '../support/questions.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each(DATABASES)('the questions on $name', ({ create }) => {
  const open = async () => openTestStore(await create());

  it.each([
    ['answered', freshQuestion()],
    ['unsure', freshQuestion({ outcome: 'unsure', confidence: 0.4 })],
    [
      'not answered, asked nowhere in particular',
      freshQuestion({
        outcome: 'not-in-corpus',
        confidence: 0,
        nearest: null,
        engine: 'reader',
        place: { platform: 'web', workspace: null, channel: 'page', conversation: null },
      }),
    ],
    ['of any characters', freshQuestion({ text: `';--"% 'Ä 漢字 🦉 \n\\u0000 ${'x'.repeat(480)}` })],
  ])('are found as they were recorded: %s', async (_, question) => {
    const store = await open();
    await store.questions.record(question);
    expect(await store.questions.find(question.id)).toEqual(question);
    expect(await store.questions.find('other')).toBeNull();
  });

  it('lose nothing to a NUL but the NUL, nor to half a character', async () => {
    const store = await open();
    const question = freshQuestion({ text: 'a\0b \ud83e' });
    await store.questions.record(question);
    expect((await store.questions.find(question.id))?.text).toBe('a\uFFFDb \uFFFD');
  });

  it('may be recorded again', async () => {
    const store = await open();
    const question = freshQuestion();
    await store.questions.record(question);
    const corrected = { ...question, text: 'Who took it?', outcome: 'not-in-corpus', nearest: null } as const;
    await store.questions.record(corrected);
    expect(await store.questions.find(question.id)).toEqual(corrected);
    expect(await store.questions.recentOf(question.person, 10)).toEqual([corrected]);
  });

  it('are remembered by conversation, whoever asked, if they are recent', async () => {
    const store = await open();
    const { place } = freshQuestion();
    const now = Date.now();
    const older = freshQuestion({ at: now - 5 * MINUTE });
    const latest = freshQuestion({ at: now - 4 * MINUTE, person: 'another' });
    const elsewhere = [
      freshQuestion({ place: { ...place, platform: 'discord' } }),
      freshQuestion({ place: { ...place, channel: 'C2' } }),
      freshQuestion({ place: { ...place, conversation: '9' } }),
      freshQuestion({ place: { ...place, conversation: null } }),
    ];
    for (const question of [latest, older, ...elsewhere]) await store.questions.record(question);
    expect(await store.questions.latestIn(place, null, 10 * MINUTE)).toEqual(latest);
    expect(await store.questions.latestIn({ ...place, workspace: null }, null, 10 * MINUTE)).toEqual(latest);
    expect(await store.questions.latestIn(place, null, 3 * MINUTE)).toBeNull();
    expect(await store.questions.latestIn({ ...place, conversation: 'none' }, null, DAY)).toBeNull();
    expect(await store.questions.latestIn({ ...place, conversation: null }, null, DAY)).toBeNull();
  });

  it('that were asked in private are remembered for their askers alone, and in their workspace', async () => {
    const store = await open();
    const { place } = freshQuestion();
    const inPublic = freshQuestion({ at: Date.now() - 2 * MINUTE });
    const inPrivate = freshQuestion({ at: Date.now() - MINUTE, audience: 'asker' });
    const elsewhere = freshQuestion({ place: { ...place, workspace: 'T2' } });
    for (const question of [inPublic, inPrivate, elsewhere]) await store.questions.record(question);
    expect(await store.questions.latestIn(place, null, DAY)).toEqual(inPublic);
    expect(await store.questions.latestIn(place, 'another', DAY)).toEqual(inPublic);
    expect(await store.questions.latestIn(place, inPrivate.person, DAY)).toEqual(inPrivate);
  });

  it('are remembered by person, latest first', async () => {
    const store = await open();
    const asked = [3, 1, 2].map((minutes) => freshQuestion({ at: Date.now() - minutes * MINUTE }));
    for (const question of [...asked, freshQuestion({ person: 'another' })]) {
      await store.questions.record(question);
    }
    const latestFirst = [asked[1], asked[2], asked[0]];
    expect(await store.questions.recentOf('a-hash', 10)).toEqual(latestFirst);
    expect(await store.questions.recentOf('a-hash', 2)).toEqual(latestFirst.slice(0, 2));
    expect(await store.questions.recentOf('nobody', 10)).toEqual([]);
  });

  it('are gone when their time is over, with the feedback on them', async () => {
    const store = await open();
    const [old, recent] = [freshQuestion({ at: Date.now() - 2 * DAY }), freshQuestion()];
    for (const question of [old, recent]) {
      await store.questions.record(question);
      await store.recordFeedback({
        question: question.id,
        person: 'p',
        verdict: 'down',
        reason: null,
        at: 1,
      });
    }
    await store.purge({ questions: DAY, claims: DAY, threads: DAY });
    expect(await store.questions.find(old.id)).toBeNull();
    expect(await store.questions.find(recent.id)).toEqual(recent);
    const unmet = await store.listUnmet({ since: 0, workspace: null, limit: 10 });
    expect(unmet.map(({ question }) => question.id)).toEqual([recent.id]);
  });

  it('are swept however many there are', async () => {
    const store = await open();
    for (let asked = 0; asked < 520; asked += 1) {
      await store.questions.record(freshQuestion({ at: Date.now() - 2 * DAY }));
    }
    await store.purge({ questions: DAY, claims: DAY, threads: DAY });
    expect(await store.questions.recentOf('a-hash', 5)).toEqual([]);
  });
});
