import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/core/ports/store.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { ADMIN, millTalk } from '../../../support/mill-talk.ts';
import { CHANNEL, controlOf, type Talk, THREAD } from '../../../support/talk-with.ts';

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
