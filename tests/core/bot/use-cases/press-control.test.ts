import { beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../../../src/core/bot/bot.ts';
import { runningText } from '../../../../src/core/bot/passages-around.ts';
import type { Reply } from '../../../../src/core/bot/reply.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import { articleOf } from '../../../support/articles.ts';
import { ALWAYS_UNSURE, botOf, libraryOf } from '../../../support/bot-of.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { ADMIN, BEN, DIRECT, MILL, MOOR, millTalk, UNANSWERED } from '../../../support/mill-talk.ts';
import {
  ADA,
  CHANNEL,
  controlOf,
  quotesOf,
  type Talk,
  THREAD,
  talkWith,
} from '../../../support/talk-with.ts';

let clock: ManualClock;
let store: Store;
let bot: Bot;
let talk: Talk;

beforeEach(() => {
  ({ clock, store, bot, talk } = millTalk());
});

describe('more', () => {
  it('shows the quotes that come after those of the answer', async () => {
    const answer = await talk.ask('mill');
    expect(quotesOf(answer)).toHaveLength(1);
    const more = await talk.press(controlOf(answer, 'more'));
    expect(more).toMatchObject({ outcome: 'shown', audience: 'asker' });
    expect(quotesOf(more).length).toBeGreaterThan(0);
    for (const text of quotesOf(more)) expect(quotesOf(answer)).not.toContain(text);
    expect(more.text).toContain('mill\n\nMore quotes, less likely to answer the question:');
  });

  it('is not offered where there is nothing further', async () => {
    const reply = await talk.ask('How wide is the moor?');
    expect(reply.controls.map(({ kind }) => kind)).not.toContain('more');
  });
});

describe.each(['more', 'context'] as const)('%s under a message', (kind) => {
  it('shows it once a minute to each person, on all replicas', async () => {
    const control = controlOf(await talk.ask('mill', { way: 'mention' }), kind).sealed;
    const press = { kind: 'press', control, question: null, reason: null, message: '1.1' } as const;
    const replica = talkWith(botOf([MILL, MOOR], { clock, store }));
    const again = { outcome: 'repeated', text: english.alreadyShown };
    const replies = await Promise.all([talk.get(press), talk.get(press)]);
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['repeated', 'shown']);
    expect(await replica.get(press)).toMatchObject(again);
    expect(await replica.get(press, { asker: BEN })).toMatchObject({ outcome: 'shown' });
    expect(await replica.get({ ...press, message: '1.2' })).toMatchObject({ outcome: 'shown' });
    await clock.pass(60_000);
    expect(await talk.get(press)).toMatchObject({ outcome: 'shown' });
    expect(await replica.get(press)).toMatchObject(again);
  });
});

it('a press that the platform delivers again is no other press: nothing more is said', async () => {
  const control = controlOf(await talk.ask('mill'), 'share').sealed;
  const press = { kind: 'press', control, question: null, reason: null, message: '1.1' } as const;
  expect(await talk.send(press, { event: 'E1' })).toHaveLength(1);
  expect(await talk.send(press, { event: 'E1' })).toEqual([]);
  expect(await talk.send(press, { event: 'E2' })).toMatchObject([{ outcome: 'repeated' }]);
});

describe('context', () => {
  it('shows the whole passage with the quote marked, between its neighbours', async () => {
    const answer = await talk.ask('Who runs the mill?');
    const context = await talk.press(controlOf(answer, 'context'));
    const [part, ...others] = context.parts;
    expect(others).toEqual([]);
    if (part?.kind !== 'context') throw new Error('no context is shown');
    const { text, highlights } = runningText(part);
    expect(text).toBe(
      MILL.passages
        .slice(0, 3)
        .map((passage) => passage.text)
        .join('\n\n'),
    );
    expect(highlights.map(([start, end]) => text.slice(start, end))).toEqual(quotesOf(answer).slice(0, 1));
    expect(context.text).toBe(`${text}\n— The mill, ¶1–3`);
  });

  it('reads the article once', async () => {
    const library = libraryOf([MILL]);
    const read: string[] = [];
    const article: typeof library.article = (id) => {
      read.push(id);
      return library.article(id);
    };
    const counting = talkWith(botOf([], { library: () => ({ ...library, article }) }));
    const answer = await counting.ask('Who runs the mill?');
    read.length = 0;
    await counting.press(controlOf(answer, 'context'));
    expect(read).toEqual([MILL.id]);
  });

  it('of the first or last passage has one neighbour', async () => {
    const context = await talk.press(controlOf(await talk.ask('Where does the mill stand?'), 'context', 1));
    expect(context.text).toMatch(/\n— The mill, ¶1–2$/);
  });

  it('is offered for each quote, told apart by its paragraph', async () => {
    const labels = (reply: Reply) =>
      reply.controls.filter(({ kind }) => kind === 'context').map(({ label }) => label);
    const unsure = talkWith(botOf([], { library: () => libraryOf([MILL, MOOR], ALWAYS_UNSURE) }));
    expect(labels(await unsure.ask('mill'))).toEqual(['Show around ¶1', 'Show around ¶4', 'Show around ¶5']);
    expect(labels(await talk.ask('How wide is the moor?'))).toEqual(['Show around ¶1']);
  });
});

describe('share', () => {
  it('shows everyone the question and the quotes, and names who shared them', async () => {
    const answer = await talk.ask('Who runs the mill?');
    const shared = await talk.press(controlOf(answer, 'share'), { question: 'Who runs the mill?' });
    expect(shared.audience).toBe('everyone');
    expect(shared.parts[0]).toEqual({ kind: 'shared', by: { id: 'U1', name: 'Ada' }, text: 'Shared by Ada' });
    expect(shared.text).toMatch(/^Shared by Ada\n\nWho runs the mill\?\n\nMary Miller/);
    expect(quotesOf(shared)).toEqual(quotesOf(answer));
  });

  describe('pressed again', () => {
    const again = { outcome: 'repeated', audience: 'asker', text: english.alreadyShared };

    it('shares nothing and says so, though the bot was restarted', async () => {
      const share = controlOf(await talk.ask('Who runs the mill?'), 'share');
      expect((await talk.press(share)).audience).toBe('everyone');
      expect(await talk.press(share)).toMatchObject(again);
      const restarted = talkWith(botOf([MILL, MOOR], { clock, store }));
      expect(await restarted.press(share)).toMatchObject(again);
    });

    it('at once shares nothing either', async () => {
      const share = controlOf(await talk.ask('Who runs the mill?'), 'share');
      const replies = await Promise.all([talk.press(share), talk.press(share), talk.press(share)]);
      expect(replies.map(({ audience }) => audience).sort()).toEqual(['asker', 'asker', 'everyone']);
    });

    it('under another answer shares that', async () => {
      for (let times = 0; times < 2; times++) {
        const share = controlOf(await talk.ask('Who runs the mill?'), 'share');
        expect((await talk.press(share)).audience).toBe('everyone');
      }
    });

    it('shares what was refused before', async () => {
      const share = controlOf(await talk.ask('Who runs the mill?'), 'share');
      await talk.get({ kind: 'settings', change: 'controls more' }, { asker: ADMIN });
      expect((await talk.press(share)).outcome).toBe('refused');
      await talk.get({ kind: 'settings', change: 'reset' }, { asker: ADMIN });
      expect((await talk.press(share)).audience).toBe('everyone');
    });
  });

  it.each(['share', 'more'] as const)(
    'of quotes that the bot isn’t sure of says so, from the answer or from more of them: %s',
    async (from) => {
      const unsure = talkWith(
        botOf([], { clock, store, library: () => libraryOf([MILL, MOOR], ALWAYS_UNSURE) }),
      );
      const answer = await unsure.ask('mill');
      const shown = from === 'more' ? await unsure.press(controlOf(answer, 'more')) : answer;
      // By a bot that is sure: what it was is in the control.
      const shared = await talk.press(controlOf(shown, 'share'));
      expect(shared.text).toMatch(/^Shared by Ada\n\nmill\n\nI’m not sure; this may help:\n\n/);
      expect(quotesOf(shared)).toEqual(quotesOf(shown));
    },
  );

  it('restates the question as it is kept where the platform doesn’t tell it', async () => {
    const shared = await talk.press(controlOf(await talk.ask('Who runs the mill?'), 'share'));
    expect(shared.text).toContain('Who runs the mill?');
  });

  it('shows what can be shown when the question is no longer kept', async () => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'share');
    await talk.get({ kind: 'forget' });
    expect((await talk.press(control)).text).toMatch(/^Shared by Ada\n\nMary Miller/);
  });

  it('is offered where there is somebody to share with', async () => {
    const kinds = async (place: typeof CHANNEL) =>
      (await talk.ask('Who runs the mill?', { place })).controls.map(({ kind }) => kind);
    expect(await kinds(CHANNEL)).toContain('share');
    expect(await kinds(DIRECT)).not.toContain('share');
    expect(await kinds({ ...CHANNEL, platform: 'web' })).not.toContain('share');
    const mention = await talk.ask('Who runs the mill?', { place: THREAD, way: 'mention' });
    expect(mention.controls.map(({ kind }) => kind)).not.toContain('share');
  });
});

describe('a control', () => {
  it('works after a restart', async () => {
    const answer = await talk.ask('mill');
    const restarted = talkWith(botOf([MILL, MOOR], { clock, store }));
    for (const control of answer.controls)
      expect((await restarted.press(control)).outcome, control.kind).toBe('shown');
  });

  it.each([
    ['forged', 'A'.repeat(80), CHANNEL],
    ['from another channel', null, { ...CHANNEL, channel: 'C2' }],
  ])('%s is explained', async (_, forged, place) => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'context');
    const reply = await talk.press({ ...control, sealed: forged ?? control.sealed }, { place });
    expect(reply).toMatchObject({ outcome: 'refused', text: expect.stringContaining('doesn’t belong here') });
  });

  it.each(['context', 'share', 'more'] as const)(
    'for an article that has changed is explained: %s',
    async (kind) => {
      const control = controlOf(await talk.ask('mill'), kind);
      const changed = articleOf(['The mill is gone.'], { id: 'mill', title: 'The mill' });
      const reply = await talkWith(botOf([changed, MOOR], { clock, store })).press(control);
      expect(reply).toMatchObject({ outcome: 'refused', text: expect.stringContaining('has changed') });
    },
  );

  it('shows nothing of an article that the channel no longer answers from', async () => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'context');
    await talk.get({ kind: 'settings', change: 'articles moor' }, { asker: ADMIN });
    expect((await talk.press(control)).outcome).toBe('refused');
  });
});

describe('feedback', () => {
  const unmet = () => store.listUnmet({ since: 0, workspace: null, limit: 10 });

  it('is kept, a vote a person, the last one counts', async () => {
    const answer = await talk.ask('Who runs the mill?', { way: 'mention' });
    await talk.press(controlOf(answer, 'down'), { reason: '  She retired. ' });
    await talk.press(controlOf(answer, 'down'), { asker: BEN });
    expect(await unmet()).toMatchObject([{ down: 2, reasons: ['She retired.'] }]);
    const thanks = await talk.press(controlOf(answer, 'up'));
    expect(thanks).toMatchObject({ audience: 'asker', text: 'Thank you. Noted as helpful.' });
    expect(await unmet()).toMatchObject([{ down: 1, reasons: [] }]);
  });

  it('that was given before is noted once, which whoever gives it again hears', async () => {
    const answer = await talk.ask('Who runs the mill?', { way: 'mention' });
    await talk.press(controlOf(answer, 'up'));
    const again = { outcome: 'repeated', text: english.alreadyNoted };
    expect(await talk.press(controlOf(answer, 'up'))).toMatchObject(again);
    expect(await talk.press(controlOf(answer, 'up'), { asker: BEN })).toMatchObject({ outcome: 'shown' });
    expect(await talk.press(controlOf(answer, 'down'))).toMatchObject({ outcome: 'shown' });
    expect(await talk.press(controlOf(answer, 'up'))).toMatchObject({ outcome: 'shown' });
  });

  it('down asks for a reason first, the others don’t', async () => {
    const answer = await talk.ask('Who runs the mill?');
    expect(controlOf(answer, 'down').form).toMatchObject({ title: 'What is wrong with it?', maxLength: 500 });
    expect(bot.formFor(controlOf(answer, 'down').sealed, ADA, CHANNEL)).toEqual(
      controlOf(answer, 'down').form,
    );
    expect(bot.formFor(controlOf(answer, 'up').sealed, { ...ADA, locale: 'en-GB' }, CHANNEL)).toBeNull();
    expect(bot.formFor('forged', ADA, CHANNEL)).toBeNull();
  });

  it('tells the editors of a gap when asked to', async () => {
    const control = controlOf(await talk.ask(UNANSWERED), 'gap');
    expect((await talk.press(control)).text).toBe(english.thanks.gap);
    expect(await unmet()).toMatchObject([{ missing: 1, down: 0 }]);
  });

  it('on a question that is no longer kept says so', async () => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'up');
    await store.purge({ questions: -1, claims: 0, threads: 0 });
    expect(await talk.press(control)).toMatchObject({
      outcome: 'refused',
      text: expect.stringContaining('no longer stored'),
    });
  });
});
