import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer.ts';
import type { Bot } from '../../../src/core/bot.ts';
import type { Library } from '../../../src/core/library.ts';
import type { BotEvent, Handled } from '../../../src/core/ports/observe.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { Reply } from '../../../src/core/replies/reply.ts';
import type { Request } from '../../../src/core/requests/request.ts';
import { articleOf } from '../../support/article-of.ts';
import { botOf, libraryOf } from '../../support/bot-of.ts';
import { hashOf } from '../../support/hash-of.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { ADA, CHANNEL } from '../../support/talk-with.ts';
import { type Trouble, troubledStore } from '../../support/troubled-store.ts';

const LIBRARY = libraryOf([articleOf(['Mary Miller runs the mill.'])]);
const QUESTION: Request = {
  event: 'Ev1',
  asker: ADA,
  place: CHANNEL,
  action: { kind: 'ask', question: 'Who runs the mill?', way: 'mention' },
};
/** A claim ends after the time limit of 5 s and the time a delivery may take. */
const LEASE = 35_000;

let clock: ManualClock;
let store: Store;
let delivered: Reply[];
let events: BotEvent[];

beforeEach(() => {
  clock = manualClock();
  store = memoryStore(clock);
  delivered = [];
  events = [];
});

function bot(parts: Parameters<typeof botOf>[1] = {}): Bot {
  return botOf([], {
    library: () => LIBRARY,
    clock,
    store,
    observe: (event) => {
      events.push(event);
    },
    ...parts,
  });
}

/** A library that does what it is told when it is asked. */
function libraryThat(answer: () => Promise<Answer>): () => Library {
  return () => ({ ...LIBRARY, askFrom: () => answer });
}

async function deliver(reply: Reply): Promise<void> {
  delivered.push(reply);
}

function outcomes(): Handled['outcome'][] {
  return events.flatMap((event) => (event.kind === 'handled' ? [event.outcome] : []));
}

const never = () => new Promise<never>(() => {});
const failing = async () => {
  throw new Error('out of memory');
};

describe('an event', () => {
  it('that is delivered three times is answered once', async () => {
    const one = bot();
    for (let times = 0; times < 3; times++) await one.handle(QUESTION, deliver);
    expect(outcomes()).toEqual(['answered', 'duplicate', 'duplicate']);
    expect(delivered).toHaveLength(1);
  });

  it('that two processes get at once is answered once', async () => {
    const both = Promise.all([bot().handle(QUESTION, deliver), bot().handle(QUESTION, deliver)]);
    await clock.pass(LEASE + 1_000);
    await both;
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
  });

  it('with the same id on another platform is another event', async () => {
    const one = bot();
    await one.handle(QUESTION, deliver);
    await one.handle({ ...QUESTION, place: { ...CHANNEL, platform: 'discord' } }, deliver);
    expect(delivered).toHaveLength(2);
  });

  it('without an id is answered each time', async () => {
    const one = bot();
    for (let times = 0; times < 2; times++) await one.handle({ ...QUESTION, event: null }, deliver);
    expect(delivered).toHaveLength(2);
  });

  it('is kept as one question, however often it was tried', async () => {
    await bot().handle(QUESTION, failing);
    await bot().handle(QUESTION, deliver);
    expect(await store.questions.recentOf(hashOf(), 10)).toHaveLength(1);
  });
});

describe('an event whose work fails', () => {
  it('gets an apology, and an answer when it is delivered again', async () => {
    await bot({ library: libraryThat(failing) }).handle(QUESTION, deliver);
    await bot().handle(QUESTION, deliver);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
    expect(delivered[0]).toMatchObject({
      text: expect.stringMatching(/^Sorry/),
      controls: [],
      audience: 'asker',
    });
    expect(events.filter(({ kind }) => kind === 'fault')).toHaveLength(1);
  });

  it('gets an apology when it takes too long, and the late answer nobody', async () => {
    let answerLate: (answer: Answer) => void = () => {};
    const late = new Promise<Answer>((resolve) => {
      answerLate = resolve;
    });
    const work = bot({ library: libraryThat(() => late) }).handle(QUESTION, deliver);
    await clock.pass(5_000);
    await work;
    answerLate(await LIBRARY.askFrom(null)('Who runs the mill?'));
    await clock.pass(1);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['late']);
  });

  it('whose answer can’t be delivered gets an apology if that can, and an answer when it is delivered again', async () => {
    const one = bot();
    let tries = 0;
    await one.handle(QUESTION, async (reply) => {
      tries += 1;
      if (tries === 1) throw new Error('msg_too_long');
      delivered.push(reply);
    });
    await one.handle(QUESTION, deliver);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
    expect(outcomes()).toEqual(['undelivered', 'answered']);
  });

  it('never rejects, even when nothing can be delivered', async () => {
    await bot({ library: libraryThat(failing) }).handle(QUESTION, failing);
    await bot().handle(QUESTION, failing);
    expect(outcomes()).toEqual(['undelivered', 'undelivered']);
  });
});

describe('an event whose process died', () => {
  it('is answered when it is delivered again after the lease', async () => {
    await store.claim('slack:Ev1', LEASE);
    await clock.pass(LEASE);
    await bot().handle(QUESTION, deliver);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
  });

  it('is answered after the lease when its only other delivery came before the lease ended', async () => {
    await store.claim('slack:Ev1', LEASE);
    const retry = bot().handle(QUESTION, deliver);
    await clock.pass(LEASE - 1);
    expect(delivered).toEqual([]);
    await clock.pass(1_000);
    await retry;
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
    expect(events.at(-1)).toMatchObject({ kind: 'handled', isRecovered: true });
  });

  it('is left to whoever took it over', async () => {
    await store.claim('slack:Ev1', LEASE);
    const retries = [bot().handle(QUESTION, deliver), bot().handle(QUESTION, deliver)];
    await clock.pass(LEASE + 1_000);
    await Promise.all(retries);
    expect(delivered).toHaveLength(1);
  });

  it('doesn’t hold up a stop', async () => {
    await store.claim('slack:Ev1', LEASE);
    const one = bot();
    const retry = one.handle(QUESTION, deliver);
    await clock.pass(0);
    await one.stop();
    await retry;
    expect(delivered).toEqual([]);
  });
});

describe('too much at once', () => {
  const other = (event: number): Request => ({ ...QUESTION, event: `Ev${event}` });

  it('waits for its turn, and what can’t wait is told so at once', async () => {
    const one = bot({ library: libraryThat(never), settings: { atOnce: 2, waiting: 1 } });
    const work = [1, 2, 3, 4].map((event) => one.handle(other(event), deliver));
    await clock.pass(0);
    expect(one.load()).toEqual({ running: 2, waiting: 1 });
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['busy']);
    await clock.pass(5_000);
    await Promise.all(work);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['busy', 'late', 'late', 'late']);
  });

  it('is finished before a stop', async () => {
    const one = bot({ settings: { atOnce: 1 } });
    const work = [1, 2, 3].map((event) => one.handle(other(event), deliver));
    await one.stop();
    expect(delivered).toHaveLength(3);
    await Promise.all(work);
    expect(one.load()).toEqual({ running: 0, waiting: 0 });
  });
});

describe('a store in trouble', () => {
  let trouble: Trouble;
  const troubled = (settings = {}) => bot({ store: troubledStore(store, () => trouble), settings });
  const troubles = () => events.filter(({ kind }) => kind === 'store-trouble').length;

  beforeEach(() => {
    trouble = 'down';
  });

  it('doesn’t keep answers from flowing, each once as far as this process knows', async () => {
    const one = troubled();
    for (const event of ['Ev1', 'Ev1', 'Ev2']) await one.handle({ ...QUESTION, event }, deliver);
    expect(outcomes()).toEqual(['answered', 'duplicate', 'answered']);
    expect(delivered[0]?.controls.map(({ kind }) => kind)).toEqual(['context']);
    expect(troubles()).toBeGreaterThan(0);
  });

  it('that hangs holds answers up for seconds, then not at all', async () => {
    trouble = 'hanging';
    const one = troubled();
    const first = one.handle(QUESTION, deliver);
    for (let seconds = 0; seconds < 4; seconds++) await clock.pass(1_000);
    await first;
    const started = clock.now();
    await one.handle({ ...QUESTION, event: 'Ev2' }, deliver);
    expect(clock.now()).toBe(started);
    expect(delivered.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });

  it('is asked again after a pause, and what was answered without it stays answered', async () => {
    const one = troubled();
    await one.handle(QUESTION, deliver);
    trouble = 'none';
    await clock.pass(5_000);
    await one.handle(QUESTION, deliver);
    await one.handle({ ...QUESTION, event: 'Ev2' }, deliver);
    expect(outcomes()).toEqual(['answered', 'duplicate', 'answered']);
    expect((await store.claim('slack:Ev2', LEASE)).outcome).toBe('answered');
  });

  it('leaves the limits to this process', async () => {
    const one = troubled({ personLimit: { tokens: 1, per: 60_000 } });
    for (const event of ['Ev1', 'Ev2']) await one.handle({ ...QUESTION, event }, deliver);
    expect(outcomes()).toEqual(['answered', 'limited']);
  });

  it.each([
    [{ kind: 'forget' } as const],
    [{ kind: 'gaps', days: 30 } as const],
    [{ kind: 'settings', change: 'answers public' } as const],
  ])('is told to whoever needs it: %j', async (action) => {
    const request: Request = { ...QUESTION, asker: { ...ADA, isAdmin: true }, action };
    await troubled().handle(request, deliver);
    expect(delivered).toMatchObject([{ outcome: 'failed', text: expect.stringContaining('can’t be done') }]);
  });

  it('is told to whoever gives feedback, and the channel’s settings hold as they were', async () => {
    trouble = 'none';
    await store.settings.write({ platform: 'slack', id: 'C1' }, { answers: 'public' });
    const one = troubled();
    const command = { kind: 'ask', question: 'Who runs the mill?', way: 'command' } as const;
    await one.handle({ ...QUESTION, action: command }, deliver);
    trouble = 'down';
    await clock.pass(60_000);
    const up = delivered[0]?.controls.find(({ kind }) => kind === 'up')?.sealed ?? '';
    await one.handle(
      { ...QUESTION, event: null, action: { kind: 'press', control: up, question: null, reason: null } },
      deliver,
    );
    await one.handle({ ...QUESTION, event: 'Ev2', action: command }, deliver);
    expect(delivered.map(({ outcome, audience }) => [outcome, audience])).toEqual([
      ['answered', 'everyone'],
      ['failed', 'asker'],
      ['answered', 'everyone'],
    ]);
  });
});
