import { beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../../../src/core/answering/ask.ts';
import type { Bot } from '../../../../src/core/bot/bot.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import { articleOf } from '../../../support/articles.ts';
import { ALWAYS_UNSURE, botOf, libraryOf } from '../../../support/bot-of.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { BEN, DIRECT, MILL, MOOR, millTalk, UNANSWERED } from '../../../support/mill-talk.ts';
import { ADA, CHANNEL, hashOf, quotesOf, type Talk, THREAD, talkWith } from '../../../support/talk-with.ts';

let clock: ManualClock;
let store: Store;
let bot: Bot;
let talk: Talk;

beforeEach(() => {
  ({ clock, store, bot, talk } = millTalk());
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

  it('of several gets the quotes under each of them, and the word that one isn’t answered, which is a gap', async () => {
    const reply = await talk.ask(`Who runs the mill? ${UNANSWERED}`);
    expect(reply.outcome).toBe('answered');
    expect(reply.parts.map((part) => ('text' in part ? [part.kind, part.text] : part.kind))).toEqual([
      ['question', `Who runs the mill? ${UNANSWERED}`],
      ['heading', 'Who runs the mill?'],
      ...quotesOf(reply).map(() => 'quote'),
      ['heading', UNANSWERED],
      ['note', 'The articles don’t say.'],
    ]);
    expect(reply.text).toContain(`${UNANSWERED}\n\nThe articles don’t say.`);
    const recorded = await store.questions.recentOf(hashOf(), 5);
    expect(recorded.map(({ text, outcome }) => [text, outcome])).toEqual([
      [`Who runs the mill? ${UNANSWERED}`, 'answered'],
      [UNANSWERED, 'not-in-corpus'],
    ]);
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
    const reply = await talk.ask(UNANSWERED);
    expect(reply.outcome).toBe('not-in-corpus');
    expect(reply.text).toContain(
      'The articles don’t say.\nThe closest passages, for further reading; they are not an answer:',
    );
    expect(reply.controls.map(({ kind }) => kind)).toContain('gap');
    expect(reply.controls.map(({ kind }) => kind)).not.toContain('up');
  });

  it('in a language that no article is in gets told so, where it isn’t answered', async () => {
    const inGerman = { ...MOOR, id: 'moor', language: 'de' };
    const open = talkWith(botOf([{ ...MILL, language: 'en' }, inGerman]));
    const told = 'The articles are in English and German; the question seems to be in another language.';
    expect((await open.ask('Où se trouve la clé de la cave ?')).text).toContain(told);
    expect((await open.ask('Wer hat den Schlüssel zu dem Keller?')).text).not.toContain(told);
    expect((await open.ask('Who runs the mill?')).text).not.toContain(told);
    const one = talkWith(botOf([{ ...MILL, language: 'en' }]));
    const inOne = await one.ask('Wer hat den Schlüssel zu dem Keller?');
    expect(inOne.text).toContain('The articles are in English;');
  });

  it('that the bot isn’t sure about gets quotes as an answer does, behind a word that says so, and their controls', async () => {
    const unsure = talkWith(botOf([], { library: () => libraryOf([MILL], ALWAYS_UNSURE), clock, store }));
    const sureReply = await talk.ask('Who runs the mill?');
    await clock.pass(1);
    const reply = await unsure.ask('Who runs the mill?');
    expect([sureReply.outcome, reply.outcome]).toEqual(['answered', 'unsure']);
    expect(reply.parts.map(({ kind }) => kind).slice(0, 3)).toEqual(['question', 'note', 'quote']);
    expect(reply.text).toContain('I’m not sure; this may help:\n\nMary Miller runs the mill.');
    expect(quotesOf(reply)).toEqual(quotesOf(sureReply));
    expect(reply.controls.map(({ kind }) => kind)).toEqual(sureReply.controls.map(({ kind }) => kind));
    expect(reply.controls.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['share', 'up', 'down']));
    expect((await store.questions.recentOf(hashOf(), 1))[0]).toMatchObject({ outcome: 'unsure' });
  });

  it.each([
    ['hi', 'Hello! You could ask, for example:'],
    ['thanks!', 'You’re welcome! You could ask'],
    ['cool!!', 'Glad to hear that!'],
    ['who are you?', 'I answer questions with verbatim quotes'],
    ['¡Gracias!', '¡De nada! Podrías preguntar, por ejemplo:'],
    ['привіт', 'Привіт! Можна запитати, наприклад:'],
    ['2+2?', 'I answer questions with verbatim quotes'],
    ['👋', 'I answer questions with verbatim quotes'],
  ])('that is small talk gets a friendly word and what can be asked: %s', async (said, text) => {
    const suggestions = () => ({ questions: ['The mill', 'Who runs it?', 'Why?'], typeAhead: [] });
    const suggesting = talkWith(botOf([], { library: () => ({ ...libraryOf([MILL]), suggestions }) }));
    const reply = await suggesting.ask(said, { way: 'mention' });
    expect(reply.text).toContain(text);
    expect(reply.text).toContain('\n• Who runs it?\n• Why?\n• The mill');
    expect(reply.text).not.toContain('The articles don’t say');
    expect(reply).toMatchObject({ audience: 'everyone', controls: [] });
  });

  it('that is small talk is no topic of the next one', async () => {
    await talk.ask('Where is the mill?', { place: THREAD, way: 'mention' });
    await talk.ask('thanks!', { place: THREAD, way: 'mention' });
    const followUp = await talk.ask('and who runs it?', { place: THREAD, way: 'mention' });
    expect(followUp.text).toContain('Read as “and who runs it – mill?”');
  });

  it('is not read with a statement before it, which is answered all the same', async () => {
    await talk.ask('Where is the mill?', { place: THREAD, way: 'mention' });
    const said = await talk.ask('I will ask our lawyers tomorrow', { place: THREAD, way: 'mention' });
    expect(said.parts).not.toEqual([]);
    const followUp = await talk.ask('and who runs it?', { place: THREAD, way: 'mention' });
    expect(followUp.text).toContain('Read as “and who runs it – mill?”');
  });

  it('that asks for nothing has no controls and is not kept', async () => {
    const reply = await talk.ask('hello!');
    expect([reply.outcome, reply.controls]).toEqual(['not-in-corpus', []]);
    expect(await store.listUnmet({ since: 0, workspace: null, limit: 10 })).toEqual([]);
  });

  it.each([
    [' ', 'There is nothing to look up in that question: it has no words.'],
    ['a'.repeat(501), 'That question is too long: the limit is 500 characters.'],
  ])('that can’t be looked up is told why', async (question, text) => {
    expect(await talk.ask(question)).toMatchObject({ outcome: 'invalid-question', text, controls: [] });
  });

  it('is kept with who asked as a hash, and where the best quote stands', async () => {
    // The id of a question without an event is random, and may have any letters in it.
    await talk.ask('Who runs the mill?', { event: 'E1' });
    const [kept] = await store.questions.recentOf(hashOf(), 10);
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
    expect(await store.questions.recentOf(hashOf(), 10)).toEqual([]);
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

  it('is looked up in the article that was quoted before, after a restart too', async () => {
    const opening = { place: THREAD, way: 'mention' } as const;
    const inn = articleOf(['The inn has a wheel of iron above its door.', 'It opens at noon.'], {
      id: 'inn',
      title: 'The inn',
    });
    const before = talkWith(botOf([MILL, inn], { clock, store }));
    await before.ask('When does the inn open?', opening);
    await clock.pass(1);
    const restarted = talkWith(botOf([MILL, inn], { clock, store }));
    const reply = await restarted.ask('and what is the wheel like?', opening);
    expect(quotesOf(reply)[0]).toContain('wheel of iron');
    const alone = await restarted.ask('and what is the wheel like?', { place: CHANNEL, way: 'mention' });
    expect(quotesOf(alone)[0]).toContain('wheel of oak');
  });

  it('in public isn’t looked up in an article that was quoted in private', async () => {
    const asked: (string | undefined)[] = [];
    const library = libraryOf([MILL, MOOR]);
    const noting = () => ({
      ...library,
      askFrom: (ids: readonly string[] | null): Ask => {
        const ask = library.askFrom(ids);
        return async (question, options) => {
          asked.push(options?.quoted?.id);
          return ask(question, options);
        };
      },
    });
    const both = talkWith(botOf([], { library: noting, clock, store }));
    await both.ask('How wide is the moor?', { place: THREAD, way: 'command' });
    await clock.pass(1);
    await both.ask('who lives there?', { place: THREAD, way: 'command' });
    await both.ask('who lives there?', { place: THREAD, way: 'mention', asker: BEN });
    expect(asked).toEqual([undefined, 'moor', undefined]);
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

describe('what somebody asked last', () => {
  it('is told latest first, and to nobody else', async () => {
    await talk.ask('Where is the mill?');
    await clock.pass(1);
    await talk.ask('Who runs the mill?');
    await talk.ask('How wide is the moor?', { asker: BEN });
    expect(await bot.recentQuestions(ADA.id, CHANNEL, 5)).toEqual([
      'Who runs the mill?',
      'Where is the mill?',
    ]);
    expect(await bot.recentQuestions(ADA.id, CHANNEL, 1)).toEqual(['Who runs the mill?']);
    for (const other of [{ platform: 'discord' }, { workspace: 'T2' }] as const)
      expect(await bot.recentQuestions(ADA.id, { ...CHANNEL, ...other }, 5)).toEqual([]);
  });
});
