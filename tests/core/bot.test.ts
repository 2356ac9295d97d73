import { beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/core/bot.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Reply } from '../../src/core/replies/reply.ts';
import { articleOf } from '../support/article-of.ts';
import { botOf } from '../support/bot-of.ts';
import { type ManualClock, manualClock } from '../support/manual-clock.ts';
import { memoryStore } from '../support/memory-store.ts';
import { ADA, CHANNEL, controlOf, quotesOf, type Talk, THREAD, talkWith } from '../support/talk-with.ts';

const MILL = articleOf(
  [
    'The mill stands by the river.',
    'Mary Miller runs the mill. She has run it since 1990.',
    'The mill grinds wheat and rye.',
    'The mill burnt down twice.',
    'The mill has a wheel of oak.',
    'Whoever visits the mill gets a loaf.',
  ],
  { id: 'mill', title: 'The mill' },
);
const MOOR = articleOf(['The moor is wide, and nobody lives there.'], { id: 'moor', title: 'The moor' });
const ADMIN = { ...ADA, id: 'U9', name: 'Grace', isAdmin: true };
const BEN = { ...ADA, id: 'U2', name: 'Ben' };
const DIRECT = { ...CHANNEL, channel: 'D1', conversation: 'D1' };

let clock: ManualClock;
let store: Store;
let bot: Bot;
let talk: Talk;

beforeEach(() => {
  clock = manualClock();
  store = memoryStore(clock);
  bot = botOf([MILL, MOOR], { clock, store });
  talk = talkWith(bot);
});

describe('a question', () => {
  it('is restated and answered with quotes, all of it in the plain text too', async () => {
    const reply = await talk.ask('Who runs the mill?');
    expect(reply.outcome).toBe('answered');
    expect(reply.parts[0]).toEqual({ kind: 'question', text: 'Who runs the mill?' });
    expect(quotesOf(reply)[0]).toContain('Mary Miller runs the mill.');
    expect(reply.text).toMatch(/^Who runs the mill\?\n\nMary Miller runs the mill\. .*\n— The mill, ¶2/);
    expect(reply.answer?.quotes.map(({ text }) => text)).toEqual(quotesOf(reply));
  });

  it.each([
    ['command', 'asker'],
    ['message', 'asker'],
    ['mention', 'everyone'],
    ['thread', 'everyone'],
  ] as const)('put by %s is answered to %s', async (way, audience) => {
    const open = talkWith(botOf([MILL], { settings: { listens: 'all' } }));
    expect((await open.ask('Who runs the mill?', { way })).audience).toBe(audience);
  });

  it('put by command is answered to everyone where the operator says so', async () => {
    const open = talkWith(botOf([MILL], { settings: { answers: 'public' } }));
    expect((await open.ask('Who runs the mill?')).audience).toBe('everyone');
    expect((await open.ask('Who runs the mill?', { way: 'message' })).audience).toBe('asker');
  });

  it('that the articles don’t answer gets the closest passages, which are no answer, and a way to log the gap', async () => {
    const reply = await talk.ask('Who painted the wheel of the brewery yesterday?');
    expect(reply.outcome).toBe('not-in-corpus');
    expect(reply.text).toContain(
      'The articles don’t say.\nThe closest passages, to read on; they are not an answer:',
    );
    expect(reply.controls.map(({ kind }) => kind)).toContain('gap');
    expect(reply.controls.map(({ kind }) => kind)).not.toContain('up');
  });

  it('that asks for nothing has no controls and is not kept', async () => {
    const reply = await talk.ask('hello!');
    expect([reply.outcome, reply.controls]).toEqual(['not-in-corpus', []]);
    expect(await store.listUnmet({ since: 0, workspace: null, limit: 10 })).toEqual([]);
  });

  it.each([
    [' ', 'There is nothing to look up in that question: it has no word in it.'],
    ['a'.repeat(501), 'That question is too long: the limit is 500 characters.'],
  ])('that can’t be looked up is told why', async (question, text) => {
    expect(await talk.ask(question)).toMatchObject({ outcome: 'invalid-question', text, controls: [] });
  });

  it('may be a long message that asks something', async () => {
    const message = `${'We had a long day at the river. '.repeat(20)}Who runs the mill?`;
    expect((await talk.ask(message, { way: 'message' })).parts[0]).toMatchObject({
      text: 'Who runs the mill?',
    });
  });

  it('is kept with who asked as a hash, and where the best quote stands', async () => {
    await talk.ask('Who runs the mill?');
    const [kept] = await store.questions.recentOf(await hashOf(), 10);
    expect(kept).toMatchObject({
      text: 'Who runs the mill?',
      at: clock.now(),
      place: CHANNEL,
      outcome: 'answered',
      engine: 'lexical',
      nearest: { article: 'mill', passage: 2 },
    });
    expect(JSON.stringify(kept)).not.toContain(ADA.id);
    expect(JSON.stringify(kept)).not.toContain(ADA.name);
  });

  it('is not kept, and has no controls that need it, where nothing is kept', async () => {
    const forgetful = talkWith(botOf([MILL], { clock, store, settings: { retentionDays: 0 } }));
    const reply = await forgetful.ask('Who runs the mill?');
    expect(reply.controls.map(({ kind }) => kind)).not.toContain('down');
    expect(await store.questions.recentOf(await hashOf(), 10)).toEqual([]);
  });
});

describe('a follow-up', () => {
  it('in a thread is read with the question before, whoever asked it, and says so', async () => {
    await talk.ask('Where is the mill?', { place: THREAD, way: 'mention' });
    const reply = await talk.ask('and who runs it?', { place: THREAD, way: 'mention', asker: BEN });
    expect(reply.text).toContain('Read as “and who runs it – mill?”');
    expect(quotesOf(reply)[0]).toContain('Mary Miller');
  });

  it('is understood after a restart', async () => {
    await talk.ask('Where is the mill?', { place: THREAD });
    const restarted = talkWith(botOf([MILL, MOOR], { clock, store }));
    expect((await restarted.ask('who runs it?', { place: THREAD })).text).toContain('Read as');
  });

  it('is understood where nothing is kept, for an hour', async () => {
    const forgetful = talkWith(botOf([MILL], { clock, store, settings: { retentionDays: 0 } }));
    await forgetful.ask('Where is the mill?', { place: DIRECT });
    expect((await forgetful.ask('who runs it?', { place: DIRECT })).text).toContain('Read as');
    await clock.pass(60 * 60_000);
    expect((await forgetful.ask('who runs it?', { place: DIRECT })).text).not.toContain('Read as');
  });

  it('is read with what the adapter says was asked before, if it does', async () => {
    await talk.ask('Where is the moor?', { place: THREAD });
    const reply = await talk.get(
      { kind: 'ask', question: 'who runs it?', way: 'mention', previous: 'Where is the mill?' },
      { place: THREAD },
    );
    expect(reply.text).toContain('mill');
  });

  it.each([
    ['elsewhere in the channel', CHANNEL],
    ['in another thread', { ...CHANNEL, conversation: '2' }],
    ['in another channel', { ...THREAD, channel: 'C2' }],
  ])('%s is read alone', async (_, place) => {
    await talk.ask('Where is the mill?', { place: THREAD });
    expect((await talk.ask('who runs it?', { place })).text).not.toContain('Read as');
  });
});

describe('more', () => {
  it('shows the quotes that come after those of the answer', async () => {
    const answer = await talk.ask('mill');
    expect(quotesOf(answer)).toHaveLength(3);
    const more = await talk.press(controlOf(answer, 'more'));
    expect(more).toMatchObject({ outcome: 'shown', audience: 'asker' });
    expect(quotesOf(more).length).toBeGreaterThan(0);
    for (const text of quotesOf(more)) expect(quotesOf(answer)).not.toContain(text);
    expect(more.text).toContain('mill\n\nFurther quotes, less likely to answer:');
  });

  it('is not offered where there is nothing further', async () => {
    const reply = await talk.ask('How wide is the moor?');
    expect(reply.controls.map(({ kind }) => kind)).not.toContain('more');
  });
});

describe('context', () => {
  it('shows the whole passage with the quote marked, between its neighbours', async () => {
    const answer = await talk.ask('Who runs the mill?');
    const context = await talk.press(controlOf(answer, 'context'));
    expect(quotesOf(context)).toEqual(MILL.passages.slice(0, 3).map(({ text }) => text));
    const [, middle] = context.parts.flatMap((part) => (part.kind === 'quote' ? [part] : []));
    const [[start, end] = [0, 0]] = middle?.quote.highlights ?? [];
    expect(middle?.rank).toBe(1);
    expect(middle?.quote.text.slice(start, end)).toBe(quotesOf(answer)[0]);
  });

  it('of the first or last passage has one neighbour', async () => {
    const context = await talk.press(controlOf(await talk.ask('Where does the mill stand?'), 'context', 1));
    expect(quotesOf(context)).toEqual(MILL.passages.slice(0, 2).map(({ text }) => text));
  });

  it('is offered for each quote, told apart by number where there are several', async () => {
    const labels = (reply: Reply) =>
      reply.controls.filter(({ kind }) => kind === 'context').map(({ label }) => label);
    expect(labels(await talk.ask('mill'))).toEqual(['Context 1', 'Context 2', 'Context 3']);
    expect(labels(await talk.ask('How wide is the moor?'))).toEqual(['Context']);
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

describe('feedback', () => {
  const unmet = () => store.listUnmet({ since: 0, workspace: null, limit: 10 });

  it('is kept, a vote a person, the last one counts', async () => {
    const answer = await talk.ask('Who runs the mill?');
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
    expect(bot.formFor(controlOf(answer, 'down').sealed, CHANNEL, null)).toEqual(
      controlOf(answer, 'down').form,
    );
    expect(bot.formFor(controlOf(answer, 'up').sealed, CHANNEL, 'en-GB')).toBeNull();
    expect(bot.formFor('forged', CHANNEL, null)).toBeNull();
  });

  it('logs a gap when asked to', async () => {
    const control = controlOf(await talk.ask('Who painted the wheel of the brewery yesterday?'), 'gap');
    expect((await talk.press(control)).text).toContain('Logged.');
    expect(await unmet()).toMatchObject([{ missing: 1, down: 0 }]);
  });

  it('on a question that is no longer kept says so', async () => {
    const control = controlOf(await talk.ask('Who runs the mill?'), 'up');
    await store.sweep({ questions: -1, claims: 0 });
    expect(await talk.press(control)).toMatchObject({
      outcome: 'refused',
      text: expect.stringContaining('no longer kept'),
    });
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
    expect(reply).toMatchObject({ outcome: 'refused', text: expect.stringContaining('isn’t from here') });
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

describe('what else can be asked of it', () => {
  it('help tells how to ask, and the commands as they are written there', async () => {
    expect((await talk.get({ kind: 'help' })).text).toContain(
      '• /kursk sources\n  the articles I answer from',
    );
    const terminal = await talk.get({ kind: 'help' }, { place: { ...CHANNEL, platform: 'terminal' } });
    expect(terminal.text).toContain('• /sources\n');
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
    expect((await forgetful.get({ kind: 'privacy' })).text).toContain('No question is kept.');
  });

  it('“forget me” erases what somebody asked and said, and only theirs', async () => {
    const answer = await talk.ask('Who runs the mill?');
    await talk.ask('Where is the mill?', { place: DIRECT });
    const other = await talk.ask('Where is the moor?', { asker: BEN });
    await talk.press(controlOf(other, 'down'));
    await talk.press(controlOf(answer, 'up'), { asker: BEN });
    const reply = await talk.press(controlOf(await talk.get({ kind: 'privacy' }), 'forget'));
    expect(reply.text).toContain('Erased: 3 entries.');
    expect(await store.questions.recentOf(await hashOf(), 10)).toEqual([]);
    expect(await store.questions.recentOf(await hashOf(BEN), 10)).toHaveLength(1);
    expect((await talk.ask('who runs it?', { place: DIRECT })).text).not.toContain('Read as');
  });
});

describe('gaps', () => {
  const gaps = { kind: 'gaps', days: 30 } as const;

  it('are shown to admins, merged, those of their own workspace', async () => {
    await talk.ask('Who painted the wheel of the brewery yesterday?');
    await clock.pass(1_000);
    await talk.ask('Yesterday, who painted the brewery wheel?', { asker: BEN });
    await talk.ask('Who owns the lighthouse?', { place: { ...CHANNEL, workspace: 'T2' } });
    const { text } = await talk.get(gaps, { asker: ADMIN });
    expect(text).toContain(
      '• Yesterday, who painted the brewery wheel?\n  asked 2 times, last on 2026-11-24; closest: The mill, ¶5',
    );
    expect(text).not.toContain('lighthouse');
  });

  it('tell what people thought of an answer', async () => {
    const answer = await talk.ask('Who runs the mill?');
    await talk.press(controlOf(answer, 'down'));
    const miss = await talk.ask('Who owns the lighthouse?');
    await talk.press(controlOf(miss, 'gap'));
    const { text } = await talk.get(gaps, { asker: ADMIN });
    expect(text).toContain('not helpful for 1 person');
    expect(text).toContain('missed by 1 person');
  });

  it('are none where all was answered, or nothing was asked of late', async () => {
    await talk.ask('Who owns the lighthouse?');
    await clock.pass(8 * 24 * 60 * 60_000);
    const { text } = await talk.get({ kind: 'gaps', days: 7 }, { asker: ADMIN });
    expect(text).toBe('No gaps in the last 7 days.');
  });

  it('are not more than can be taken in', async () => {
    for (let at = 0; at < 12; at++) await talk.ask(`Who owns lighthouse${'xyzabcdefghi'[at]?.repeat(9)}?`);
    expect((await talk.get(gaps, { asker: ADMIN })).text).toMatch(/And 2 more\.$/);
  });

  it('are all shown to whoever sits at the terminal, and to nobody else without a workspace', async () => {
    await talk.ask('Who owns the lighthouse?');
    const nowhere = { workspace: null, channel: 'x', conversation: 'x' };
    const shownOn = async (platform: 'terminal' | 'discord') =>
      (await talk.get(gaps, { asker: ADMIN, place: { ...nowhere, platform } })).text;
    expect(await shownOn('terminal')).toContain('lighthouse');
    expect(await shownOn('discord')).toBe('Only admins can do that.');
    expect((await talk.get(gaps)).text).toBe('Only admins can do that.');
  });
});

describe('settings', () => {
  const set = (change: string) => talk.get({ kind: 'settings', change }, { asker: ADMIN });

  it('are shown to admins, with how to change them', async () => {
    const { text } = await set('');
    expect(text).toContain('• answers\n  private: only whoever asks by command sees the answer');
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
      text: expect.stringContaining(`There is no “${word}” to set here.\nTo change it:`),
    });
  });

  it('changed by another process are seen within a minute', async () => {
    await talk.ask('Who runs the mill?');
    await store.settings.write({ platform: 'slack', id: 'C1' }, { answers: 'public' });
    await clock.pass(60_000);
    expect((await talk.ask('Who runs the mill?')).audience).toBe('everyone');
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

  it('of a channel count everybody in it', async () => {
    const busy = limited({ channelLimit: { tokens: 1, per: 60_000 } });
    await busy.ask('mill');
    expect((await busy.ask('mill', { asker: BEN })).outcome).toBe('limited');
    expect((await busy.ask('mill', { place: { ...CHANNEL, channel: 'C2' } })).outcome).toBe('answered');
  });
});

/** The hash that a person's questions are kept under. */
async function hashOf(asker = ADA): Promise<string> {
  let person = '';
  const spy = botOf([MILL], {
    observe: (event) => {
      if (event.kind === 'handled') person = event.person;
    },
  });
  await talkWith(spy).get({ kind: 'help' }, { asker });
  return person;
}
