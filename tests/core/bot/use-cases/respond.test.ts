import { beforeEach, describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import { articleOf } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { BEN, DIRECT, MILL, millTalk } from '../../../support/mill-talk.ts';
import { CHANNEL, controlOf, hashOf, type Talk, talkWith } from '../../../support/talk-with.ts';

let clock: ManualClock;
let store: Store;
let talk: Talk;

beforeEach(() => {
  ({ clock, store, talk } = millTalk());
});

describe('what else can be asked of it', () => {
  it('help tells how to ask, and the commands as they are written there', async () => {
    expect((await talk.get({ kind: 'help' })).text).toContain(
      '• /kursk sources\n  the articles I answer from',
    );
    const terminal = await talk.get({ kind: 'help' }, { place: { ...CHANNEL, platform: 'terminal' } });
    expect(terminal.text).toContain('• /sources\n');
  });

  it('help tells of keeping answers whoever may, where messages have menus', async () => {
    const helpOf = (keepers: readonly string[], platform: 'slack' | 'web') =>
      talkWith(botOf([MILL], { settings: { keepers } })).get(
        { kind: 'help' },
        { place: { ...CHANNEL, platform } },
      );
    expect((await helpOf(['everyone'], 'slack')).text).toContain(english.kept.how);
    expect((await helpOf([], 'slack')).text).not.toContain(english.kept.how);
    expect((await helpOf(['everyone'], 'web')).text).not.toContain(english.kept.how);
  });

  it('sources lists the articles with where they can be read, and not more than can be taken in', async () => {
    const many = Array.from({ length: 25 }, (_, at) =>
      articleOf(['Text.'], { id: `a${at}`, title: `No. ${at}` }),
    );
    const library = talkWith(botOf(many, { settings: { publicUrl: 'https://bot.example' } }));
    const { text } = await library.get({ kind: 'sources' });
    expect(text).toContain('• No. 0\n  1 passage\n  https://bot.example/articles/a0\n');
    expect(text).toMatch(/And 5 more\.$/);
    expect((await talk.get({ kind: 'sources' })).text).toContain('• The mill\n  6 passages\n• The moor');
  });

  it('privacy tells what is kept and for how long', async () => {
    expect((await talk.get({ kind: 'privacy' })).text).toContain('for 30 days');
    const forgetful = talkWith(botOf([MILL], { settings: { retentionDays: 0 } }));
    expect((await forgetful.get({ kind: 'privacy' })).text).toContain('I don’t store questions.');
  });

  it('“forget me” erases what somebody asked and said, and only theirs', async () => {
    const answer = await talk.ask('Who runs the mill?', { way: 'mention' });
    await talk.ask('Where is the mill?', { place: DIRECT });
    const other = await talk.ask('Where is the moor?', { asker: BEN, way: 'mention' });
    await talk.press(controlOf(other, 'down'));
    await talk.press(controlOf(answer, 'up'), { asker: BEN });
    const reply = await talk.press(controlOf(await talk.get({ kind: 'privacy' }), 'forget'));
    expect(reply.text).toContain('Erased: 3 entries.');
    expect(await store.questions.recentOf(hashOf(), 10)).toEqual([]);
    expect(await store.questions.recentOf(hashOf(BEN), 10)).toHaveLength(1);
    expect((await talk.ask('who runs it?', { place: DIRECT })).text).not.toContain('Read as');
  });
});

describe('limits', () => {
  const limited = (limits: object) => talkWith(botOf([MILL], { clock, settings: limits }));

  it('of a person say when to ask again', async () => {
    const busy = limited({ personLimit: { tokens: 2, per: 60_000 } });
    await busy.ask('mill');
    await clock.pass(20_000);
    await busy.ask('mill');
    expect(await busy.ask('mill')).toMatchObject({
      outcome: 'limited',
      audience: 'asker',
      text: expect.stringContaining('in 40 seconds'),
    });
    expect((await busy.ask('mill', { asker: BEN })).outcome).toBe('answered');
    expect((await busy.get({ kind: 'help' })).outcome).toBe('shown');
    await clock.pass(40_000);
    expect((await busy.ask('mill')).outcome).toBe('answered');
  });

  it.each([
    { kind: 'help' },
    { kind: 'sources' },
    { kind: 'privacy' },
    { kind: 'forget' },
    { kind: 'settings', change: '' },
    { kind: 'gaps', days: 30 },
  ] as const)('count a person’s commands, which leave questions be: $kind', async (command) => {
    const busy = limited({ personLimit: { tokens: 2, per: 60_000 } });
    const outcomes = [];
    for (let times = 0; times < 3; times++) outcomes.push((await busy.get(command)).outcome);
    expect(outcomes.indexOf('limited')).toBe(2);
    expect((await busy.ask('mill')).outcome).toBe('answered');
    expect((await busy.get(command, { asker: BEN })).outcome).not.toBe('limited');
  });

  it('of a channel count everybody in it', async () => {
    const busy = limited({ channelLimit: { tokens: 1, per: 60_000 } });
    await busy.ask('mill');
    expect((await busy.ask('mill', { asker: BEN })).outcome).toBe('limited');
    expect((await busy.ask('mill', { place: { ...CHANNEL, channel: 'C2' } })).outcome).toBe('answered');
  });
});
