import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../src/core/bot/reply.ts';
import type { Asker } from '../../../../src/core/bot/request.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { type Store, StoreUnavailable } from '../../../../src/core/ports/store.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { eventually } from '../../../support/eventually.ts';
import { kept, MESSAGE, prepared, QUESTION } from '../../../support/keep-message.ts';
import { type KeepingBot, keepingBot } from '../../../support/keeping-bot.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { ADMIN, BEN, DIRECT } from '../../../support/mill-talk.ts';
import { ADA, CHANNEL, controlOf, hashOf, quotesOf, THREAD, talkWith } from '../../../support/talk-with.ts';

describe('who may keep a message', () => {
  it.each([
    ['an admin', {}, ADMIN, CHANNEL, true],
    ['anybody', {}, ADA, CHANNEL, false],
    ['anybody, where everyone may', { keepers: ['everyone'] }, ADA, CHANNEL, true],
    ['a person who is named', { keepers: [ADA.id] }, ADA, CHANNEL, true],
    ['anybody in a channel that is named', { keepers: ['C1'] }, ADA, CHANNEL, true],
    ['somebody named with their workspace', { keepers: [`T1:${ADA.id}`] }, ADA, CHANNEL, true],
    ['their namesake in another one', { keepers: [`T2:${ADA.id}`] }, ADA, CHANNEL, false],
    ['anybody in another one', { keepers: ['C2'] }, ADA, CHANNEL, false],
    ['somebody with a role that is named', { keepers: ['R1'] }, { ...ADA, roles: ['R1'] }, CHANNEL, true],
    ['an admin in a direct message', {}, ADMIN, DIRECT, false],
  ])('%s', async (_, settings, asker, place, may) => {
    expect('draft' in (await prepared(keepingBot(settings), {}, asker, place))).toBe(may);
  });
});

describe('the form', () => {
  it('shows the message as it will be quoted, paragraph by paragraph', async () => {
    expect(await prepared(keepingBot())).toMatchObject({
      pieces: MESSAGE.text.split('\n\n'),
      questions: '',
      asksForAuthor: false,
      audience: 'workspace',
    });
  });

  it('has the question that the message replies to, else the last that was asked in its thread', async () => {
    const here = keepingBot();
    expect(await prepared(here, { repliesTo: QUESTION })).toMatchObject({ questions: QUESTION });
    await talkWith(here.bot).ask(QUESTION, { way: 'mention', place: THREAD });
    expect(await prepared(here, {}, ADMIN, THREAD)).toMatchObject({ questions: QUESTION });
  });

  it('of a message that not everybody may read has it quoted in its channel only', async () => {
    expect(await prepared(keepingBot(), { isPublic: false })).toMatchObject({ audience: 'channel' });
  });

  it.each([
    ['bot', { author: { ...MESSAGE.author, isBot: true } }],
    ['empty', { text: ' \n\n ' }],
    ['too-long', { text: 'a'.repeat(3_001) }],
  ] as const)('isn’t there for a message that is refused: %s', async (why, message) => {
    expect(await prepared(keepingBot(), message)).toMatchObject({ text: english.kept.refused[why] });
  });
});

describe('a message that is kept', () => {
  it('is quoted from then on, word for word, without what was left out', async () => {
    const here = keepingBot();
    expect((await kept(here)).text).toBe(english.kept.done.workspace);
    const answer = await eventually(async () => {
      const reply = await talkWith(here.bot).ask(QUESTION);
      expect(reply.outcome).toBe('answered');
      return reply;
    });
    expect(quotesOf(answer)[0]).toBe('Hold the blue button of the gateway for ten seconds.');
    expect(answer.text).toContain(`Answers from the team › ${QUESTION}, ¶1 (Ben, 2026-03-01)`);
    expect((await talkWith(here.bot).press(controlOf(answer, 'context'))).text).not.toContain('Hi all!');
  });

  it('is told to the operator: who kept and withdrew what, and nothing of what was written', async () => {
    const here = keepingBot();
    await talkWith(here.bot).press(controlOf(await kept(here), 'withdraw'), { asker: ADMIN });
    const told = here.observed.filter(({ kind }) => kind === 'kept-answer');
    expect(told).toMatchObject([
      { change: 'kept', person: hashOf(ADMIN), place: CHANNEL, audience: 'workspace' },
      { change: 'withdrawn', person: hashOf(ADMIN) },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/blue button|"Ben|Grace/);
  });

  it('is kept once, and by whoever opened the form', async () => {
    const here = keepingBot();
    const form = await prepared(here);
    if (!('draft' in form)) throw new Error(form.text);
    const decided = {
      draft: form.draft,
      questions: '',
      author: null,
      audience: 'workspace',
      until: null,
    } as const;
    const submit = (asker: Asker) =>
      talkWith(here.bot).get({ kind: 'keep', ...decided, pieces: [0] }, { asker });
    expect((await submit({ ...ADMIN, id: 'U8' })).text).toBe(english.kept.refused.gone);
    expect((await submit(ADMIN)).text).toBe(english.kept.done.workspace);
    expect((await submit(ADMIN)).text).toBe(english.kept.refused.gone);
    const again = await here.bot.prepareKeeping('E2', ADMIN, CHANNEL, MESSAGE);
    if (!('draft' in again)) throw new Error(again.text);
    const taken = await talkWith(here.bot).get(
      { kind: 'keep', ...decided, draft: again.draft, pieces: [0] },
      { asker: ADMIN },
    );
    expect(taken.text).toBe(english.kept.refused.taken);
  });

  it.each([
    ['empty', { pieces: [] }],
    ['empty', { pieces: [7] }],
    ['date', { until: '2020-01-01' }],
    ['date', { until: 'tomorrow' }],
    ['gone', { draft: 'AAAAAAAAAAA' }],
  ] as const)('isn’t, where the form doesn’t make sense: %s, %j', async (why, decided) => {
    expect((await kept(keepingBot(), decided)).text).toBe(english.kept.refused[why]);
  });

  it('is gone when it is withdrawn by its keeper, and can’t be kept again', async () => {
    const here = keepingBot();
    const done = await kept(here);
    await eventually(async () =>
      expect((await talkWith(here.bot).ask(QUESTION)).text).toContain('blue button'),
    );
    const { text } = await talkWith(here.bot).press(controlOf(done, 'withdraw'), { asker: ADMIN });
    expect(text).toBe(english.kept.withdrawn);
    await eventually(async () =>
      expect((await talkWith(here.bot).ask(QUESTION)).text).not.toContain('blue button'),
    );
    const again = await here.bot.prepareKeeping('E2', ADMIN, CHANNEL, MESSAGE);
    if (!('draft' in again)) throw new Error(again.text);
    const action = { kind: 'keep', draft: again.draft, pieces: [0], questions: '', author: null } as const;
    const reply = await talkWith(here.bot).get(
      { ...action, audience: 'workspace', until: null },
      { asker: ADMIN },
    );
    expect(reply.text).toBe(english.kept.refused.withdrawn);
  });

  it('is gone when its author is forgotten', async () => {
    const here = keepingBot();
    await kept(here);
    await eventually(async () =>
      expect((await talkWith(here.bot).ask(QUESTION)).text).toContain('blue button'),
    );
    await talkWith(here.bot).get({ kind: 'forget' }, { asker: BEN });
    await eventually(async () =>
      expect((await talkWith(here.bot).ask(QUESTION)).text).not.toContain('blue button'),
    );
  });

  it('lies in the store in no words of anybody', async () => {
    const here = keepingBot();
    await kept(here);
    const [answer] = await here.store.keptAnswers.untold(1);
    // Three letters may stand in what is sealed by chance.
    expect(JSON.stringify(answer)).not.toMatch(/blue button|"Ben|Grace|gateway|directly/);
  });
});

describe('while the store is down', () => {
  const downFrom = (broken: () => Partial<Store['keptAnswers']>) => {
    const store = memoryStore(systemClock);
    const keptAnswers = { ...store.keptAnswers, ...broken() };
    return { keptAnswers, here: keepingBot({}, { ...store, keptAnswers }) };
  };
  const fail = async () => {
    throw new StoreUnavailable('The database is down.');
  };

  it('no form is opened, and nothing is kept: who asks for it is told', async () => {
    expect(await prepared(downFrom(() => ({ draft: fail })).here)).toMatchObject({
      text: english.cannotNow,
    });
    expect((await kept(downFrom(() => ({ findDraft: fail })).here)).text).toBe(english.cannotNow);
    expect((await kept(downFrom(() => ({ keep: fail })).here)).text).toBe(english.cannotNow);
  });

  it('nothing is withdrawn: who does it is told, and may try again', async () => {
    const { keptAnswers, here } = downFrom(() => ({}));
    const control = controlOf(await kept(here), 'withdraw');
    const talk = talkWith(here.bot);
    const { find, withdraw } = keptAnswers;
    Object.assign(keptAnswers, { find: fail });
    expect((await talk.press(control, { asker: ADMIN })).text).toBe(english.cannotNow);
    Object.assign(keptAnswers, { find, withdraw: fail });
    expect((await talk.press(control, { asker: ADMIN })).text).toBe(english.cannotNow);
    Object.assign(keptAnswers, { withdraw });
    expect((await talk.press(control, { asker: ADMIN })).text).toBe(english.kept.withdrawn);
    expect((await talk.press(control, { asker: ADMIN })).text).toBe(english.kept.withdrawn);
  });
});

describe('its author', () => {
  const telling = async (here: KeepingBot, times = 1) => {
    const told: { address: string; reply: Reply }[] = [];
    const stopping = new AbortController();
    const redelivery = {
      platform: 'slack',
      maxAge: 1,
      deliverTo: (address: string) => async (reply: Reply) => void told.push({ address, reply }),
    } as const;
    const running = Array.from({ length: times }, () => here.bot.keepTelling([redelivery], stopping.signal));
    await eventually(async () => expect(await here.store.keptAnswers.untold(1)).toEqual([]));
    stopping.abort();
    await Promise.all(running);
    return told;
  };

  it('is told once, by however many, and withdraws it with one tap, wherever they are then', async () => {
    const here = keepingBot();
    await kept(here);
    const told = await telling(here, 2);
    expect(told.map(({ address }) => address)).toEqual(['Ben, directly']);
    const [{ reply } = { reply: null }] = told;
    if (reply === null) throw new Error('nobody was told');
    expect(reply.text).toContain(english.kept.told('Grace'));
    expect(reply.text).toContain('Hold the blue button of the gateway for ten seconds.');
    const control = controlOf(reply, 'withdraw');
    const place = { ...DIRECT, channel: 'D7', conversation: 'D7' };
    const talk = talkWith(here.bot);
    expect((await talk.press(control, { asker: ADA, place })).outcome).toBe('refused');
    expect((await talk.press(control, { asker: BEN, place })).text).toBe(english.kept.withdrawn);
    await eventually(async () => expect((await talk.ask(QUESTION)).text).not.toContain('blue button'));
  });

  it('isn’t told of what is withdrawn by then', async () => {
    const here = keepingBot();
    await talkWith(here.bot).press(controlOf(await kept(here), 'withdraw'), { asker: ADMIN });
    expect(await telling(here)).toEqual([]);
  });

  it('isn’t told of what they kept themselves', async () => {
    const here = keepingBot();
    await kept(here, {}, { author: { id: ADMIN.id, name: 'Grace', isBot: false } });
    expect(await telling(here)).toEqual([]);
  });
});
