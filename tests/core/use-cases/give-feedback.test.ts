import { beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/core/bot/bot.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { BEN, millTalk, UNANSWERED } from '../../support/mill-talk.ts';
import { ADA, CHANNEL, controlOf, type Talk } from '../../support/talk-with.ts';

let store: Store;
let bot: Bot;
let talk: Talk;

beforeEach(() => {
  ({ store, bot, talk } = millTalk());
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

  it('down asks for a reason first, the others don’t', async () => {
    const answer = await talk.ask('Who runs the mill?');
    expect(controlOf(answer, 'down').form).toMatchObject({ title: 'What is wrong with it?', maxLength: 500 });
    expect(bot.formFor(controlOf(answer, 'down').sealed, ADA, CHANNEL)).toEqual(
      controlOf(answer, 'down').form,
    );
    expect(bot.formFor(controlOf(answer, 'up').sealed, { ...ADA, locale: 'en-GB' }, CHANNEL)).toBeNull();
    expect(bot.formFor('forged', ADA, CHANNEL)).toBeNull();
  });

  it('logs a gap when asked to', async () => {
    const control = controlOf(await talk.ask(UNANSWERED), 'gap');
    expect((await talk.press(control)).text).toContain('Logged.');
    expect(await unmet()).toMatchObject([{ missing: 1, down: 0 }]);
  });

  it('on a question that is no longer kept says so', async () => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'up');
    await store.purge({ questions: -1, claims: 0 });
    expect(await talk.press(control)).toMatchObject({
      outcome: 'refused',
      text: expect.stringContaining('no longer stored'),
    });
  });
});
