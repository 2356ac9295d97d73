import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { MAX_QUESTION_LENGTH } from '../../src/core/answering/question.ts';
import { english } from '../../src/core/bot/wording/english.ts';
import { LEASE_TIME } from '../../src/core/inbox/lease.ts';
import type { ControlKind } from '../../src/core/ports/control-kinds.ts';
import { eventually } from '../support/eventually.ts';
import type { AdapterDriver, RunningAdapter } from './adapter-driver.ts';
import { createStage, HOSTILE, type Stage } from './stage.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = 'Mary Miller runs the mill. She has run it since 1990. — The mill, ¶2';

/** What a control shows when it was pressed under the answer to the question that brings it. */
const PRESSED: Readonly<Partial<Record<ControlKind, { question: string; text: string }>>> = {
  more: { question: 'mill', text: english.more },
  context: { question: QUESTION, text: 'The mill grinds wheat and rye.' },
  share: { question: QUESTION, text: ANSWER },
  up: { question: QUESTION, text: english.thanks.up },
  down: { question: QUESTION, text: english.thanks.down },
  gap: { question: 'Who painted the mill of the brewery yesterday?', text: english.thanks.gap },
  forget: { question: QUESTION, text: 'Erased:' },
  // It is under no answer: the tests of each platform's own way to keep one press it.
  withdraw: { question: QUESTION, text: english.kept.withdrawn },
};

function pressed(kind: ControlKind): { question: string; text: string } {
  const found = PRESSED[kind];
  if (found === undefined) throw new Error(`nothing brings ${kind}`);
  return found;
}

/** Those under quotes that are an answer, or may help. */
const UNDER_QUOTES: readonly ControlKind[] = ['more', 'context', 'share', 'up', 'down'];

/** What is true of every platform. Each adapter's tests run it with a driver of theirs. */
export function describeAdapter(createDriver: () => AdapterDriver): void {
  const { name, abilities } = createDriver();
  const [asking = 'direct'] = abilities.asking;

  describe(`the bot on ${name}`, () => {
    let driver: AdapterDriver;
    let stage: Stage;
    let adapter: RunningAdapter;

    beforeEach(async () => {
      driver = createDriver();
      stage = createStage();
      adapter = await started();
      onTestFinished(() => adapter.stop());
    });

    it.each(abilities.asking)(
      'answers what is asked by %s: once, with all of it in the plain text',
      async (how) => {
        await adapter.ask(QUESTION, how, 'E1');
        expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
      },
    );

    it('says that the articles don’t say', async () => {
      await adapter.ask('Who owns the lighthouse?', asking, 'E1');
      expect(texts()).toEqual([expect.stringContaining(english.notInCorpus)]);
    });

    it('says what is wrong with a question that can’t be looked up', async () => {
      await adapter.ask('a'.repeat(MAX_QUESTION_LENGTH + 1), asking, 'E1');
      expect(texts()).toEqual([expect.stringContaining(english.invalid['too-long'])]);
    });

    it.each(abilities.commands ?? ['help', 'sources', 'privacy'])(
      'knows the command “%s”',
      async (command) => {
        await adapter.command(command);
        expect(texts()).toHaveLength(1);
      },
    );

    it('apologises when it fails', async () => {
      stage.fail();
      await adapter.ask(QUESTION, asking, 'E1');
      expect(texts()).toEqual([expect.stringContaining(english.failed)]);
    });

    it('shows nothing of an article or a question that the platform would obey, and the quote as it stands', async () => {
      await adapter.ask(`What does the hostile sign say? ${HOSTILE}\u001B[31m\u202E`, asking, 'E1');
      expect(texts()).toEqual([expect.stringContaining(`The hostile sign says ${HOSTILE} to everybody.`)]);
      expect(driver.hazards()).toEqual([]);
    });

    it('shows nothing of an article that can’t be seen, and what its writing needs', async () => {
      await adapter.ask('What does the unseen poster say?', asking, 'E1');
      expect(texts()).toEqual([
        expect.stringContaining('The unseen poster says invoice and paypal, می‌خواهم.'),
      ]);
    });

    it.runIf(abilities.acknowledges)(
      'says that it has received a question before it looks for an answer',
      async () => {
        const release = stage.hold();
        const work = adapter.ask(QUESTION, asking, 'E1');
        await eventually(() => expect(adapter.acknowledged()).toBe(1));
        expect(texts().filter((text) => text.includes(ANSWER))).toEqual([]);
        release();
        await work;
        expect(texts().at(-1)).toContain(ANSWER);
      },
    );

    describe.runIf(abilities.acknowledges)(
      'when a process stands still that has acknowledged a question',
      () => {
        it.each(abilities.asking)(
          'another answers what was asked by %s, and it doesn’t when it goes on',
          async (how) => {
            await adapter.stop();
            const { bot, goOn } = stage.standingBot();
            const standing = await driver.start(bot);
            const asked = standing.ask(QUESTION, how, 'E1');
            await eventually(() => expect(standing.acknowledged()).toBe(1));
            adapter = await started();
            stage.pass(LEASE_TIME);
            const stop = new AbortController();
            const taking = adapter.keepTakingUp?.(stop.signal);
            await eventually(() => expect(texts()).toEqual([expect.stringContaining(ANSWER)]));
            goOn();
            await asked;
            stop.abort();
            await Promise.all([taking, standing.stop()]);
            expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
          },
        );
      },
    );

    describe.runIf(abilities.redelivers)('when an event is delivered again', () => {
      it('answers once', async () => {
        for (let times = 0; times < 3; times++) await adapter.ask(QUESTION, asking, 'E1');
        expect(texts()).toHaveLength(1);
      });

      it('answers once though it was restarted', async () => {
        await adapter.ask(QUESTION, asking, 'E1');
        await restart();
        await adapter.ask(QUESTION, asking, 'E1');
        expect(texts()).toHaveLength(1);
      });

      it('answers what it failed to answer before', async () => {
        const recover = stage.fail();
        await adapter.ask(QUESTION, asking, 'E1');
        recover();
        await adapter.ask(QUESTION, asking, 'E1');
        expect(texts().at(-1)).toContain(ANSWER);
      });
    });

    it.runIf(abilities.hides && abilities.asking.includes('command'))(
      'shows the answer to a command to nobody else',
      async () => {
        await adapter.ask(QUESTION, 'command', 'E1');
        expect(adapter.shown()).toMatchObject([{ audience: 'asker' }]);
      },
    );

    it.runIf(abilities.asking.includes('mention'))('shows the answer to a mention to everyone', async () => {
      await adapter.ask(QUESTION, 'mention', 'E1');
      expect(adapter.shown()).toMatchObject([{ audience: 'everyone' }]);
    });

    it.runIf(abilities.asking.includes('direct'))('reads a follow-up with the question before', async () => {
      await adapter.ask('Where is the mill?', 'direct', 'E1');
      await adapter.ask('and who runs it?', 'direct', 'E2');
      expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
    });

    describe.each(abilities.controls)('has the control “%s”', (kind) => {
      const { question, text } = pressed(kind);
      const bring = () =>
        kind === 'forget' ? adapter.command('privacy') : adapter.ask(question, asking, 'E1');

      it('that works', async () => {
        await bring();
        await adapter.press(kind, 'a reason');
        expect(texts().at(-1)).toContain(text);
      });

      it.runIf(abilities.keepsControls)('that keeps working after a restart', async () => {
        await bring();
        await restart();
        await adapter.press(kind, 'a reason');
        expect(texts().at(-1)).toContain(text);
      });

      it.runIf(abilities.keepsControls)('that is refused with an explanation when it is forged', async () => {
        await bring();
        await adapter.pressForged(kind);
        expect(texts().at(-1)).toContain(english.brokenSeal.foreign);
      });
    });

    describe('when it isn’t sure', () => {
      let becomeSure: () => void;
      beforeEach(() => {
        becomeSure = stage.doubt();
      });

      it.each(abilities.asking)('says so before the quotes, if asked by %s: in words', async (how) => {
        await adapter.ask(QUESTION, how, 'E1');
        expect(texts()).toEqual([expect.stringContaining(`${english.unsure} ${ANSWER}`)]);
      });

      it.each(abilities.controls.filter((kind) => UNDER_QUOTES.includes(kind)))(
        'has the control “%s”, that works',
        async (kind) => {
          await adapter.ask(pressed(kind).question, asking, 'E1');
          await adapter.press(kind, 'a reason');
          expect(texts().at(-1)).toContain(pressed(kind).text);
        },
      );

      it.runIf(abilities.asking.includes('direct'))(
        'reads a follow-up with the question before',
        async () => {
          await adapter.ask('Where is the mill?', 'direct', 'E1');
          await adapter.ask('and who runs it?', 'direct', 'E2');
          expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
        },
      );

      it.runIf(abilities.hides && abilities.controls.includes('share'))(
        'says so to everyone when it is shared, though it was restarted',
        async () => {
          await adapter.ask(QUESTION, 'command', 'E1');
          becomeSure();
          await restart();
          await adapter.press('share');
          expect(adapter.shown().at(-1)).toMatchObject({ audience: 'everyone' });
          expect(texts().at(-1)).toContain(`${english.unsure} ${ANSWER}`);
        },
      );
    });

    it.runIf(abilities.hides && abilities.controls.includes('share'))(
      'shows everyone what is shared',
      async () => {
        await adapter.ask(QUESTION, 'command', 'E1');
        await adapter.press('share');
        expect(adapter.shown().at(-1)).toMatchObject({ audience: 'everyone' });
        expect(texts().at(-1)).toContain(QUESTION);
        expect(texts().at(-1)).not.toContain(english.unsure);
      },
    );

    function started(): Promise<RunningAdapter> {
      return driver.start(stage.bot());
    }

    async function restart(): Promise<void> {
      await adapter.stop();
      adapter = await started();
    }

    function texts(): string[] {
      return adapter.shown().map(({ text }) => text.replaceAll(/\s+/g, ' '));
    }
  });
}
