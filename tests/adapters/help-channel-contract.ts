import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { english } from '../../src/core/bot/wording/english.ts';
import { LEASE_TIME } from '../../src/core/inbox/lease.ts';
import { DAY_LENGTH } from '../../src/core/ports/questions.ts';
import { eventually } from '../support/eventually.ts';
import type { AdapterDriver, Channel, RunningAdapter } from './adapter-driver.ts';
import { createStage, type Stage } from './stage.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = 'Mary Miller runs the mill. She has run it since 1990. — The mill, ¶2';
const { helpChannel } = english;

/** What is true of help channels on every platform that has channels. */
export function describeHelpChannel(createDriver: () => AdapterDriver): void {
  describe(`in a help channel on ${createDriver().name}`, () => {
    let driver: AdapterDriver;
    let stage: Stage;
    let adapter: RunningAdapter;
    let channel: Channel;

    beforeEach(async () => {
      driver = createDriver();
      stage = createStage();
      ({ adapter, channel } = await started());
    });

    describe('what is asked of nobody in particular', () => {
      it('is answered in its thread, for everybody, once, with a word on why and a way to remove it', async () => {
        await channel.write(QUESTION, 'E1');
        expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
        expect(texts()[0]).toContain(helpChannel.unasked);
        expect(adapter.shown()).toMatchObject([{ audience: 'everyone' }]);
        expect(channel.shownBelow()).toBe('E1');
        await channel.write(QUESTION, 'E1');
        expect(texts()).toHaveLength(1);
      });

      it('is found among what is said around it', async () => {
        await channel.write('Hi all, I am new here. Who runs the mill? Thanks in advance!', 'E1');
        expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
      });

      it('is answered once by two replicas, and after a restart', async () => {
        const other = await started();
        const written = [channel.write(QUESTION, 'E1'), other.channel.write(QUESTION, 'E1')];
        await eventually(() => expect(texts()).toHaveLength(1));
        // Who waits for the other to be done would wait until the lease ends.
        await Promise.all([adapter.stop(), other.adapter.stop(), ...written]);
        const restarted = await started();
        await restarted.channel.write(QUESTION, 'E1');
        await restarted.channel.write('What does the mill grind?', 'E2');
        expect(texts()).toEqual([
          expect.stringContaining(ANSWER),
          expect.stringContaining('The mill grinds wheat and rye.'),
        ]);
      });

      it('is answered by another process when the first stands still', async () => {
        await adapter.stop();
        const { bot, goOn, isStanding } = stage.standingBot({ listens: 'questions', helpChannels: true });
        const standing = await driver.start(bot);
        const asked = standing.channel?.write(QUESTION, 'E1');
        await eventually(() => expect(isStanding()).toBe(true));
        ({ adapter } = await started());
        stage.pass(LEASE_TIME);
        const stop = new AbortController();
        const taking = adapter.keepTakingUp?.(stop.signal);
        await eventually(() => expect(texts()).toEqual([expect.stringContaining(ANSWER)]));
        goOn();
        await asked;
        stop.abort();
        await Promise.all([taking, standing.stop()]);
        expect(texts()).toHaveLength(1);
      });

      it('is left without a word where the articles don’t answer it, and counts as a gap', async () => {
        await channel.write('Who owns the lighthouse of the brewery?', 'E1');
        expect(await unmet()).toEqual(['Who owns the lighthouse of the brewery?']);
        await expectSilence();
      });

      it('is left without a word where the bot isn’t sure', async () => {
        const becomeSure = stage.doubt();
        await channel.write('What does the mill grind?', 'E1');
        becomeSure();
        await expectSilence();
      });

      it('is left without an apology where the bot fails', async () => {
        const recover = stage.fail();
        await channel.write('What does the mill grind?', 'E1');
        recover();
        await expectSilence();
      });

      it.each([
        ['a person has answered first', { by: 'other', below: 'E1' }],
        ['somebody took over in its thread', { by: 'admin', below: 'E1' }],
      ] as const)('is left to people where %s', async (_, details) => {
        const release = stage.hold();
        const work = channel.write('What does the mill grind?', 'E1');
        const answered = channel.write('It grinds wheat.', 'E2', details);
        release();
        await Promise.all([work, answered]);
        await expectSilence();
      });

      it('is left to people who talk with each other', async () => {
        await channel.write('The mill is so loud today.', 'E1');
        await channel.write('It grinds all day.', 'E2', { by: 'other' });
        await channel.write('What does the mill grind?', 'E3');
        await channel.write(QUESTION, 'E4', { by: 'admin' });
        await expectOneAnswer();
      });

      it('is left where it was deleted meanwhile', async () => {
        const release = stage.hold();
        const work = channel.write('What does the mill grind?', 'E1');
        channel.retract('E1');
        release();
        await work;
        await expectSilence();
      });
    });

    it.each([
      ['The mill grinds wheat.'],
      ['thanks!'],
      ['help'],
      ['sources'],
      ['what can you do?'],
      ['can somebody look at the mill?'],
      ['has anyone seen the mill?'],
      ['Have a look at the mill'],
      ['👍'],
    ])('says nothing to “%s”', async (text) => {
      await channel.write(text, 'E1');
      expect(await unmet()).toEqual([]);
      await expectSilence();
    });

    describe('an answer', () => {
      beforeEach(async () => {
        await channel.write(QUESTION, 'E1');
      });

      it.each(['asker', 'admin'] as const)(
        'is removed by the %s with one tap, which counts like a 👎',
        async (who) => {
          await channel.press('remove', who);
          expect(channel.deleted()).toBe(1);
          expect(adapter.shown().at(-1)).toMatchObject({ audience: 'asker' });
          expect(texts().at(-1)).toContain(helpChannel.removed);
          expect(await stage.unmet()).toMatchObject([{ down: 1 }]);
        },
      );

      it('isn’t removed by anybody else', async () => {
        await channel.press('remove', 'other');
        expect(texts().at(-1)).toContain(helpChannel.notYours);
        await channel.press('remove', 'asker');
        expect(channel.deleted()).toBe(1);
      });

      it('is removed after a restart, too', async () => {
        await adapter.stop();
        ({ adapter, channel } = await started());
        await channel.press('remove', 'asker');
        expect(channel.deleted()).toBe(1);
      });
    });

    describe('after two removals in a day', () => {
      beforeEach(async () => {
        await channel.write(QUESTION, 'E1');
        await channel.press('remove', 'asker');
        await channel.write(QUESTION, 'E2');
        await channel.press('remove', 'asker');
      });

      it('asks the admins once whether to stay, for everybody to see, and pauses meanwhile', async () => {
        expect(adapter.shown().at(-1)).toMatchObject({ audience: 'everyone' });
        expect(texts().at(-1)).toContain(helpChannel.stayOrStop);
        const before = texts().length;
        await channel.write(QUESTION, 'E3');
        expect(texts()).toHaveLength(before);
      });

      it('lets nobody else decide', async () => {
        await channel.press('stay', 'asker');
        expect(texts().at(-1)).toContain(english.adminsOnly);
        const before = texts().length;
        await channel.write(QUESTION, 'E3');
        expect(texts()).toHaveLength(before);
      });

      it('goes on when an admin says so, and doesn’t ask again', async () => {
        await channel.press('stay', 'admin');
        expect(texts().at(-1)).toContain(helpChannel.stays);
        for (const event of ['E3', 'E4', 'E5']) {
          await channel.write(QUESTION, event);
          expect(texts().at(-1)).toContain(ANSWER);
          await channel.press('remove', 'asker');
          expect(texts().at(-1)).toContain(helpChannel.removed);
        }
      });

      it('stops when an admin says so', async () => {
        await channel.press('stop', 'admin');
        expect(texts().at(-1)).toContain(helpChannel.stops);
        const before = texts().length;
        await channel.write(QUESTION, 'E3');
        expect(texts()).toHaveLength(before);
      });
    });

    it('doesn’t ask the admins after two removals on two days', async () => {
      await channel.write(QUESTION, 'E1');
      await channel.press('remove', 'asker');
      stage.pass(DAY_LENGTH);
      await channel.write(QUESTION, 'E2');
      await channel.press('remove', 'asker');
      expect(texts().at(-1)).toContain(helpChannel.removed);
    });

    it('answers nothing unasked where the channel is no help channel', async () => {
      await adapter.stop();
      adapter = await driver.start(stage.bot());
      await adapter.channel?.write(QUESTION, 'E1');
      expect(texts()).toEqual([]);
    });

    async function started(): Promise<{ adapter: RunningAdapter; channel: Channel }> {
      const running = await driver.start(stage.helpingBot());
      onTestFinished(() => running.stop());
      if (running.channel === undefined) throw new Error('There are no channels here.');
      return { adapter: running, channel: running.channel };
    }

    /** Nothing was said, and the bot is awake. */
    async function expectSilence(): Promise<void> {
      expect(texts()).toEqual([]);
      await channel.write(QUESTION, 'E9', { by: 'admin' });
      await expectOneAnswer();
    }

    async function expectOneAnswer(): Promise<void> {
      await eventually(() => expect(texts()).toEqual([expect.stringContaining(ANSWER)]));
    }

    async function unmet(): Promise<string[]> {
      return (await stage.unmet()).map(({ question }) => question.text);
    }

    function texts(): string[] {
      return adapter.shown().map(({ text }) => text.replaceAll(/\s+/g, ' '));
    }
  });
}
