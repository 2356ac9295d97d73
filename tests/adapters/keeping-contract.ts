import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { BotSettings } from '../../src/core/bot/settings.ts';
import { english } from '../../src/core/bot/wording/english.ts';
import { DAY_LENGTH } from '../../src/core/ports/questions.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { DATABASES, postgres } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { keepingBot } from '../support/keeping-bot.ts';
import { memoryStore } from '../support/memory-store.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { type KeepingDriver, type RunningKeeping, WRITTEN } from './keeping-driver.ts';

const QUESTION = 'How do I restart the gateway?';
const { kept, waiting } = english;

const DECIDED = { questions: QUESTION, audience: 'channel', until: null } as const;

/** What is true of keeping messages as answers on every platform that has channels. */
export function describeKeeping(createDriver: () => KeepingDriver): void {
  describe(`a message that is kept on ${createDriver().name}`, () => {
    let driver: KeepingDriver;
    let passed: number;
    const clock = { ...systemClock, now: () => systemClock.now() + passed };

    beforeEach(() => {
      driver = createDriver();
      passed = 0;
    });

    async function started(
      store: Store = memoryStore(clock),
      settings: Partial<BotSettings> = { keepers: ['everyone'] },
    ): Promise<RunningKeeping & { readonly store: Store }> {
      const running = await driver.start(keepingBot(settings, store, clock).bot);
      onTestFinished(running.stop);
      return { ...running, store };
    }

    function telling({ keepTelling }: RunningKeeping): void {
      const stopping = new AbortController();
      const ended = keepTelling(stopping.signal);
      onTestFinished(() => {
        stopping.abort();
        return ended;
      });
    }

    async function keep(
      { openForm }: RunningKeeping,
      decided: Partial<typeof DECIDED | { until: string }> = {},
    ) {
      const form = await openForm({ by: 'keeper' });
      if (form === null) throw new Error('No form was opened.');
      await form.submit({ ...DECIDED, ...decided });
    }

    const texts = ({ seen }: RunningKeeping) => seen().map(({ text }) => text.replaceAll(/\s+/g, ' '));
    const last = (running: RunningKeeping) => texts(running).at(-1) ?? '';
    const quotedIn = (running: RunningKeeping) =>
      texts(running).filter((text) => text.includes(WRITTEN.answer));

    async function expectQuoted(running: RunningKeeping): Promise<void> {
      await eventually(async () => {
        await running.ask(QUESTION, 'command', 'other');
        expect(last(running)).toContain(WRITTEN.answer);
      });
      expect(last(running)).toMatch(
        /Answers from the team › How do I restart the gateway\?, ¶1 \(Bob, 2026-03-01\)/,
      );
      expect(last(running)).not.toContain(WRITTEN.greeting);
    }

    async function expectGone(running: RunningKeeping): Promise<void> {
      await eventually(async () => {
        await running.ask(QUESTION, 'command', 'other');
        expect(last(running)).not.toContain(WRITTEN.answer);
      });
    }

    it('is shown in the form word for word, and quoted from then on with author and date', async () => {
      const here = await started();
      const form = await here.openForm({ by: 'keeper' });
      expect(form?.text).toContain(WRITTEN.answer);
      await form?.submit(DECIDED);
      expect(last(here)).toContain(kept.done.channel);
      await expectQuoted(here);
    });

    it('is kept once, however often the form is delivered', async () => {
      const here = await started();
      const form = await here.openForm({ by: 'keeper' });
      await form?.submit(DECIDED, 3);
      expect(texts(here).filter((text) => text.includes(kept.done.channel))).toHaveLength(1);
      expect((await here.store.keptAnswers.listChanges()).size).toBe(1);
    });

    it('has its author told, who withdraws it with one tap', async () => {
      const here = await started();
      await keep(here);
      telling(here);
      await eventually(() => expect(last(here)).toContain(kept.mayWithdraw));
      await here.withdraw();
      expect(last(here)).toContain(kept.withdrawn);
      await expectGone(here);
      await keep(here);
      expect(last(here)).toContain(kept.refused.withdrawn);
    });

    it('is gone after its last day', async () => {
      const here = await started();
      await keep(here, { until: new Date(clock.now() + DAY_LENGTH).toISOString().slice(0, 10) });
      await expectQuoted(here);
      passed += 3 * DAY_LENGTH;
      await expectGone(here);
    });

    it('is gone when its author wants to be forgotten', async () => {
      const here = await started();
      await keep(here);
      await expectQuoted(here);
      await here.ask('forget me', 'command', 'author');
      await expectGone(here);
    });

    it('is refused if it is a bot’s', async () => {
      const here = await started();
      expect(await here.openForm({ by: 'keeper', isBots: true })).toBeNull();
      await eventually(() => expect(last(here)).toContain(kept.refused.bot));
    });

    it('is refused to whoever may not', async () => {
      const here = await started(memoryStore(clock), { keepers: [] });
      expect(await here.openForm({ by: 'other' })).toBeNull();
      await eventually(() => expect(last(here)).toContain(kept.refused.keepers));
    });

    it('is shared to the channel like any answer, and no more once it is withdrawn', async () => {
      const here = await started();
      await keep(here);
      telling(here);
      await eventually(async () => {
        await here.ask(QUESTION, 'command');
        expect(last(here)).toContain(WRITTEN.answer);
      });
      await here.share();
      expect(here.seen().at(-1)).toMatchObject({ audience: 'everyone' });
      expect(last(here)).toContain(WRITTEN.answer);
      await here.ask(QUESTION, 'command');
      await eventually(() => expect(texts(here).join()).toContain(kept.mayWithdraw));
      await here.withdraw();
      await eventually(async () => expect((await here.store.keptAnswers.listChanges()).size).toBe(0));
      await expectGone(here);
      const before = quotedIn(here).length;
      await here.share();
      expect(last(here)).toContain(english.changedSince);
      expect(quotedIn(here)).toHaveLength(before);
    });

    it.each(DATABASES)(
      'closes the gap that it answers, and whoever asked is told once, on $name',
      async ({ create }) => {
        const here = await started(await openTestStore(await create()));
        const gaps = () => here.store.listUnmet({ since: 0, workspace: null, limit: 9 });
        await here.ask(QUESTION, 'mention');
        expect(last(here)).toContain(english.notInCorpus);
        expect(last(here)).toContain(waiting.promise);
        expect(await gaps()).toMatchObject([{ question: { text: QUESTION } }]);
        telling(here);
        await keep(here);
        const told = () => here.seen().filter(({ text }) => text.includes(waiting.answered));
        await eventually(() => expect(told()).toHaveLength(1));
        expect(told()).toMatchObject([
          { audience: 'everyone', text: expect.stringContaining(WRITTEN.answer) },
        ]);
        expect(await gaps()).toEqual([]);
        await expectQuoted(here);
        await here.ask(QUESTION, 'mention', 'other');
        expect(JSON.stringify(here.seen().at(-1))).toContain(WRITTEN.answer);
        expect(told()).toHaveLength(1);
      },
    );

    it('tells whoever asked in private directly that it is there, and nothing of what it says', async () => {
      const here = await started();
      await here.ask(QUESTION, 'command');
      telling(here);
      await keep(here);
      await eventually(() => expect(texts(here).join()).toContain(waiting.answeredThere));
      const told = texts(here).find((text) => text.includes(waiting.answeredThere));
      expect(told).not.toContain(WRITTEN.answer);
      expect(told).toContain(driver.linkStart);
    });

    it('tells nobody who doesn’t want to be told', async () => {
      const here = await started();
      await here.ask(QUESTION, 'command');
      await here.decline();
      expect(last(here)).toContain(waiting.declined);
      telling(here);
      await keep(here);
      await expectQuoted(here);
      expect(await here.store.answeredGaps.untold(['slack', 'discord'], 9)).toEqual([]);
      expect(texts(here).join()).not.toContain(waiting.answeredThere);
    });

    it.skipIf(postgres === null)(
      'is kept once by two replicas over PostgreSQL, which both quote it, and tell whoever asked once',
      async () => {
        const address = await postgres?.create();
        if (address === undefined) throw new Error('There is a PostgreSQL.');
        const one = await started(await openTestStore(address));
        const other = await started(await openTestStore(address));
        await one.ask(QUESTION, 'mention');
        telling(one);
        telling(other);
        const form = await one.openForm({ by: 'keeper' });
        await form?.submit(DECIDED, 2);
        expect((await one.store.keptAnswers.listChanges()).size).toBe(1);
        await expectQuoted(one);
        await expectQuoted(other);
        const told = () => texts(one).filter((text) => text.includes(waiting.answered));
        await eventually(() => expect(told()).toHaveLength(1));
        await eventually(async () => expect(await one.store.keptAnswers.untold(9)).toEqual([]));
        expect(told()).toHaveLength(1);
        const authorTold = () => texts(one).filter((text) => text.includes(kept.mayWithdraw));
        await eventually(() => expect(authorTold()).toHaveLength(1));
      },
    );
  });
}
