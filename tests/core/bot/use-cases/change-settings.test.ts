import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/core/ports/store.ts';
import { botOf } from '../../../support/bot-of.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { ADMIN, MILL, millTalk } from '../../../support/mill-talk.ts';
import { CHANNEL, controlOf, type Talk, THREAD, talkWith } from '../../../support/talk-with.ts';

let clock: ManualClock;
let store: Store;
let talk: Talk;

beforeEach(() => {
  ({ clock, store, talk } = millTalk());
});

describe('settings', () => {
  const set = (change: string) => talk.get({ kind: 'settings', change }, { asker: ADMIN });

  it('are shown to admins, with how to change them', async () => {
    const { text } = await set('');
    expect(text).toContain('• answers\n  private: only the person who asks sees the answer to a command');
    expect(text).toContain('To change it:');
    expect((await talk.get({ kind: 'settings', change: '' })).text).toBe('Only admins can do that.');
  });

  it('make answers to commands public', async () => {
    expect((await set('answers public')).text).toContain('Changed.');
    expect((await talk.ask('Who runs the mill?')).audience).toBe('everyone');
    expect((await talk.ask('Who runs the mill?', { place: { ...CHANNEL, channel: 'C2' } })).audience).toBe(
      'asker',
    );
  });

  it('choose the articles', async () => {
    await set('articles moor');
    expect((await talk.ask('Who runs the mill?')).outcome).toBe('not-in-corpus');
    expect((await talk.ask('How wide is the moor?')).outcome).toBe('answered');
    expect((await talk.get({ kind: 'sources' })).text).not.toContain('The mill');
    await set('articles all');
    expect((await talk.ask('Who runs the mill?')).outcome).toBe('answered');
  });

  it('choose the controls', async () => {
    await set('controls context, share');
    const kinds = (await talk.ask('mill')).controls.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['context', 'share']));
    await set('controls all');
    expect((await talk.ask('mill')).controls.map(({ kind }) => kind)).toContain('more');
  });

  it('switch it off: commands are told, mentions get silence, and admins can switch it on again', async () => {
    const answer = await talk.ask('Who runs the mill?');
    await set('listens off');
    expect((await talk.ask('Who runs the mill?')).text).toBe('The bot is switched off in this channel.');
    expect((await talk.press(controlOf(answer, 'context'))).outcome).toBe('refused');
    expect(await talk.send({ kind: 'ask', question: 'Who runs the mill?', way: 'mention' })).toEqual([]);
    const privacy = await talk.get({ kind: 'privacy' });
    expect((await talk.press(controlOf(privacy, 'forget'))).outcome).toBe('shown');
    await set('reset');
    expect((await talk.ask('Who runs the mill?')).outcome).toBe('answered');
  });

  it('let it follow threads without being named only where it listens to all', async () => {
    const unnamed = { kind: 'ask', question: 'Who runs the mill?', way: 'thread' } as const;
    expect(await talk.send(unnamed, { place: THREAD })).toEqual([]);
    await set('listens all');
    expect(await talk.send(unnamed, { place: THREAD })).toHaveLength(1);
  });

  it.each([
    ['answers loudly', 'loudly'],
    ['listens', ''],
    ['articles mill nowhere', 'nowhere'],
    ['controls', ''],
    ['colour red', 'colour'],
  ])('that aren’t understood are explained: “%s”', async (change, word) => {
    expect(await set(change)).toMatchObject({
      outcome: 'refused',
      text: expect.stringContaining(`“${word}” can’t be set here.\nTo change it:`),
    });
  });

  it('changed by another process are seen within a minute', async () => {
    await talk.ask('Who runs the mill?');
    await store.settings.write({ platform: 'slack', id: 'C1' }, { answers: 'public' });
    await clock.pass(60_000);
    expect((await talk.ask('Who runs the mill?')).audience).toBe('everyone');
  });
});

describe('the setting “listens questions”', () => {
  const FORUM_POST = {
    platform: 'discord',
    workspace: 'G1',
    channel: 'P1',
    conversation: 'thread:P1',
    parent: 'F1',
  } as const;
  const OTHER_POST = { ...FORUM_POST, channel: 'P2', conversation: 'thread:P2' };
  const overheard = { kind: 'ask', question: 'Who runs the mill?', way: 'channel' } as const;

  it('is refused where the operator doesn’t let the bot see channels', async () => {
    const refused = await talk.get({ kind: 'settings', change: 'listens questions' }, { asker: ADMIN });
    expect(refused).toMatchObject({ outcome: 'refused', text: expect.stringContaining('HELP_CHANNELS=on') });
  });

  it('makes a channel a help channel, said in a thread or a forum’s post for all of it', async () => {
    const there = talkWith(botOf([MILL], { settings: { helpChannels: true } }));
    expect(await there.send(overheard, { place: OTHER_POST })).toEqual([]);
    await there.get({ kind: 'settings', change: 'listens questions' }, { asker: ADMIN, place: FORUM_POST });
    expect(await there.send(overheard, { place: OTHER_POST })).toHaveLength(1);
    const { text } = await there.get({ kind: 'help' }, { place: OTHER_POST });
    expect(text).toContain('what is asked of nobody in particular');
    await there.get({ kind: 'settings', change: 'listens mentions' }, { asker: ADMIN, place: FORUM_POST });
    expect(await there.send(overheard, { place: OTHER_POST })).toEqual([]);
  });

  it('is over where the operator doesn’t let the bot see channels any more', async () => {
    await store.settings.write({ platform: 'slack', id: 'C1', workspace: 'T1' }, { listens: 'questions' });
    expect(await talk.send(overheard, { place: THREAD })).toEqual([]);
    const { text } = await talk.get({ kind: 'settings', change: '' }, { asker: ADMIN });
    expect(text).toContain('mentions: commands and mentions');
  });

  it('is within the limits, of which nobody is told', async () => {
    const settings = {
      helpChannels: true,
      listens: 'questions',
      channelLimit: { tokens: 1, per: 60_000 },
    } as const;
    const there = talkWith(botOf([MILL], { settings }));
    const ask = (channel: string) =>
      there.send(overheard, { place: { ...OTHER_POST, channel, conversation: `thread:${channel}` } });
    expect([await ask('P3'), await ask('P4')].map(({ length }) => length)).toEqual([1, 0]);
  });
});
