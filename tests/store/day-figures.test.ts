import { describe, expect, it } from 'vitest';
import { DAY_LENGTH } from '../../src/core/ports/questions.ts';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { freshQuestion } from '../support/questions.ts';

const FIRST = 20_000 * DAY_LENGTH;
const NOTHING = { answered: 0, unsure: 0, 'not-in-corpus': 0 };
const NOBODY = { up: 0, down: 0, missing: 0 };

describe.each(DATABASES)('the figures of days on $name', ({ create }) => {
  it('count outcomes and feedback, each on its own day in UTC, the first day first', async () => {
    const store = await openTestStore(await create());
    const asked = [
      { at: FIRST - 1, outcome: 'answered' },
      { at: FIRST + DAY_LENGTH, outcome: 'answered' },
      { at: FIRST, outcome: 'unsure' },
      { at: FIRST + DAY_LENGTH - 1, outcome: 'not-in-corpus' },
      { at: FIRST + 5, outcome: 'not-in-corpus' },
    ] as const;
    const questions = asked.map(freshQuestion);
    for (const question of questions) await store.questions.record(question);
    const [, , unsure] = questions;
    const said = [
      { person: 'a', verdict: 'up', at: FIRST + 7 },
      { person: 'b', verdict: 'down', at: FIRST + 3 * DAY_LENGTH },
    ] as const;
    for (const one of said) await store.recordFeedback({ question: unsure?.id ?? '', reason: null, ...one });
    expect(await store.listDays(FIRST)).toEqual([
      { day: FIRST, outcomes: { ...NOTHING, unsure: 1, 'not-in-corpus': 2 }, verdicts: { ...NOBODY, up: 1 } },
      { day: FIRST + DAY_LENGTH, outcomes: { ...NOTHING, answered: 1 }, verdicts: NOBODY },
      { day: FIRST + 3 * DAY_LENGTH, outcomes: NOTHING, verdicts: { ...NOBODY, down: 1 } },
    ]);
  });

  it('are none where nothing was asked', async () => {
    const store = await openTestStore(await create());
    expect(await store.listDays(0)).toEqual([]);
  });
});
