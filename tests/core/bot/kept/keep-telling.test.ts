import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../../../src/core/bot/reply.ts';
import type { Asker } from '../../../../src/core/bot/request.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { LEASE_TIME } from '../../../../src/core/inbox/lease.ts';
import type { Place } from '../../../../src/core/ports/place.ts';
import { type Store, StoreUnavailable } from '../../../../src/core/ports/store.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { standingClock } from '../../../support/clocks.ts';
import { DATABASES } from '../../../support/databases.ts';
import { eventually } from '../../../support/eventually.ts';
import { kept, MESSAGE, QUESTION } from '../../../support/keep-message.ts';
import { type KeepingBot, keepingBot } from '../../../support/keeping-bot.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { ADMIN, BEN, DIRECT } from '../../../support/mill-talk.ts';
import { openTestStore } from '../../../support/open-test-store.ts';
import { ADA, CHANNEL, controlOf, quotesOf, THREAD, talkWith } from '../../../support/talk-with.ts';

const STORES = [
  { name: 'memory', open: async (): Promise<() => Promise<Store>> => always(memoryStore(systemClock)) },
  ...DATABASES.map(({ name, create }) => ({
    name,
    open: async () => {
      const address = await create();
      return () => openTestStore(address);
    },
  })),
];

function always(store: Store) {
  return async () => store;
}

interface Told {
  readonly address: string;
  readonly reply: Reply;
}

/** What is told to people who ask no more, by however many processes. */
function postbox() {
  const told: Told[] = [];
  const redelivery = {
    platform: 'slack',
    maxAge: LEASE_TIME * 100,
    deliverTo: (address: string) => async (reply: Reply) => void told.push({ address, reply }),
  } as const;
  return {
    redelivery,
    /** Those who asked: authors of messages are told, too. */
    told: () => told.filter(({ address }) => address !== MESSAGE.authorAddress),
  };
}

type Postbox = ReturnType<typeof postbox>;

/** Tells people until the test has finished. */
function telling({ bot }: Pick<KeepingBot, 'bot'>, { redelivery }: Pick<Postbox, 'redelivery'>) {
  const stopping = new AbortController();
  const ended = bot.keepTelling([redelivery], stopping.signal);
  const stop = () => {
    stopping.abort();
    return ended;
  };
  onTestFinished(stop);
  return stop;
}

/** Ada asks by mention in a thread, where she can be told later, unless it is said otherwise. */
function asked(
  { bot }: Pick<KeepingBot, 'bot'>,
  {
    question = QUESTION,
    asker = ADA,
    place = THREAD,
    at = place,
  }: { question?: string; asker?: Asker; place?: Place; at?: Place } = {},
): Promise<Reply> {
  const later = { place: at, address: `${asker.name} in ${at.channel}` };
  const way = place.conversation === null ? 'command' : 'mention';
  return talkWith(bot).ask(question, { way, asker, place, later });
}

/** An answer of another team's, kept under another key. */
const UNREADABLE: Parameters<Store['keptAnswers']['insert']>[0] = {
  ...{ id: 'AAAAAAAAAAA', message: 'hash', platform: 'slack', workspace: 'T9', channel: 'C9' },
  ...{ audience: 'workspace', author: 'hash', keeper: null, expiresAt: null },
  ...{ sealed: 'unreadable', sealedAddress: 'unreadable' },
};

const BYSTANDER: Asker = { ...ADA, id: 'U3', name: 'Cleo' };
const FORGOTTEN: Asker = { ...ADA, id: 'U4', name: 'Dan' };
const OTHER_CHANNEL: Place = { ...THREAD, channel: 'C2' };

function addressesOf({ told }: Postbox): string[] {
  return told().map(({ address }) => address);
}

async function gapsIn(store: Store): Promise<string[]> {
  const unmet = await store.listUnmet({ since: 0, workspace: null, limit: 100 });
  return unmet.map(({ question }) => question.text);
}

/** Whatever was kept until now is dealt with. */
async function settled({ store }: Pick<KeepingBot, 'store'>): Promise<void> {
  await eventually(async () => {
    expect(await store.answeredGaps.unmatched(1)).toEqual([]);
    expect(await store.answeredGaps.untold(['slack'], 1)).toEqual([]);
  });
}

describe.each(STORES)('whoever asked and got nothing, over $name', ({ open }) => {
  const trial = async (settings = {}) => {
    const openStore = await open();
    const store = await openStore();
    return { here: keepingBot(settings, store), openStore, post: postbox() };
  };

  it('is told once, where they asked, in the words that whoever asks next gets', async () => {
    const { here, post } = await trial();
    const nothing = await asked(here);
    expect(nothing.text).toContain(english.waiting.promise);
    expect(await gapsIn(here.store)).toEqual([QUESTION]);
    const stop = telling(here, post);
    await kept(here);
    await eventually(() => expect(post.told()).toHaveLength(1));
    const [{ address, reply } = { address: '', reply: nothing }] = post.told();
    expect(address).toBe('Ada in C1');
    expect(reply.audience).toBe('everyone');
    expect(reply.text).toContain(`${QUESTION}\n\n${english.waiting.answered}`);
    expect(reply.text).toContain(`Answers from the team › ${QUESTION}, ¶1 (Ben, 2026-03-01)\n${MESSAGE.url}`);
    const next = await talkWith(here.bot).ask(QUESTION, { asker: BEN });
    expect(quotesOf(reply)[0]).toBe(quotesOf(next)[0]);
    expect(await gapsIn(here.store)).toEqual([]);
    expect(here.observed).toContainEqual(expect.objectContaining({ kind: 'gaps-closed', questions: 1 }));
    await stop();
    await settled(here);
    await telling(here, post);
    await asked(here);
    await settled(here);
    expect(post.told()).toHaveLength(1);
  });

  it('is told once by two replicas, however often they asked', async () => {
    const { here, openStore, post } = await trial();
    const replica = keepingBot({}, await openStore());
    await asked(here);
    await asked(replica, { question: 'How do I restart that gateway?', place: OTHER_CHANNEL });
    // The last is told by the millisecond.
    await wait(2);
    await asked(here, { question: 'how do i restart the gateway', place: DIRECT });
    telling(here, post);
    telling(replica, post);
    await kept(here);
    await settled(here);
    await eventually(() => expect(post.told()).toMatchObject([{ address: 'Ada in D1' }]));
    expect(await gapsIn(here.store)).toEqual([]);
  });

  it('is told where they asked last, if they asked in private', async () => {
    const { here, post } = await trial();
    await asked(here, { place: CHANNEL, at: DIRECT });
    telling(here, post);
    await kept(here);
    await eventually(() => expect(post.told()).toHaveLength(1));
    const [{ address, reply } = { address: '', reply: null }] = post.told();
    expect([address, reply?.audience]).toEqual(['Ada in D1', 'asker']);
    expect(reply && quotesOf(reply)[0]).toContain('Hold the blue button');
  });

  it('isn’t told when they don’t want to be, or want to be forgotten', async () => {
    const { here, post } = await trial();
    const declined = await asked(here);
    await asked(here, { asker: FORGOTTEN });
    await asked(here, { asker: BYSTANDER, place: OTHER_CHANNEL });
    const quiet = controlOf(declined, 'quiet');
    const talk = talkWith(here.bot);
    expect((await talk.press(quiet, { asker: BYSTANDER, place: THREAD })).text).toBe(
      english.waiting.notYours,
    );
    expect((await talk.press(quiet, { asker: ADA, place: THREAD })).text).toBe(english.waiting.declined);
    await talk.get({ kind: 'forget' }, { asker: FORGOTTEN });
    telling(here, post);
    await kept(here);
    await settled(here);
    await eventually(() => expect(addressesOf(post)).toEqual(['Cleo in C2']));
  });

  it('isn’t told of an answer that is withdrawn by then; and that is a gap again', async () => {
    const { here, post } = await trial();
    await asked(here);
    const done = await kept(here);
    await talkWith(here.bot).press(controlOf(done, 'withdraw'), { asker: ADMIN });
    telling(here, post);
    await settled(here);
    expect(post.told()).toEqual([]);
    expect(await gapsIn(here.store)).toEqual([QUESTION]);
  });

  it('isn’t told of what they wrote or kept themselves', async () => {
    const { here, post } = await trial();
    await asked(here, { asker: BEN });
    await asked(here, { asker: ADMIN });
    telling(here, post);
    await kept(here);
    await settled(here);
    expect(post.told()).toEqual([]);
    expect(await gapsIn(here.store)).toEqual([]);
  });

  describe('in a channel whose answers are for itself', () => {
    it('is told there; elsewhere it stays a gap, and nobody is told', async () => {
      const { here, post } = await trial();
      await asked(here);
      await asked(here, { asker: BYSTANDER, place: OTHER_CHANNEL });
      await asked(here, { asker: FORGOTTEN, place: DIRECT });
      telling(here, post);
      await kept(here, { audience: 'channel' });
      await settled(here);
      await eventually(() => expect(addressesOf(post)).toEqual(['Ada in C1']));
      expect(await gapsIn(here.store)).toEqual([QUESTION, QUESTION]);
    });

    it('is told in private, if they asked there in private, only where it stands', async () => {
      const { here, post } = await trial();
      await asked(here, { place: CHANNEL, at: DIRECT });
      telling(here, post);
      await kept(here, { audience: 'channel' });
      await eventually(() => expect(addressesOf(post)).toEqual(['Ada in D1']));
      const [{ reply } = { reply: null }] = post.told();
      expect(reply?.text).toContain(english.waiting.answeredThere);
      expect(reply?.text).toContain(MESSAGE.url);
      expect(reply?.text).not.toContain('blue button');
    });
  });

  it('makes it a gap again where they don’t find it helpful', async () => {
    const { here, post } = await trial();
    await asked(here);
    telling(here, post);
    await kept(here);
    await eventually(() => expect(post.told()).toHaveLength(1));
    const [{ reply } = { reply: null }] = post.told();
    if (reply === null) throw new Error('nobody was told');
    // By the store's clock, later than it was kept.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await talkWith(here.bot).press(controlOf(reply, 'down'), { place: THREAD });
    expect(await gapsIn(here.store)).toEqual([QUESTION]);
  });

  it('is known to nobody who reads the store', async () => {
    const { here } = await trial();
    await asked(here, { asker: { ...ADA, id: 'U0ADA' } });
    const [unmet] = await here.store.listUnmet({ since: 0, workspace: null, limit: 1 });
    expect(unmet?.question.sealedAsker).toBeTruthy();
    expect(JSON.stringify(unmet)).not.toMatch(/U0ADA|Ada in/);
  });
});

describe('what is told', () => {
  it('is told by another process when the first dies over it, and once', async () => {
    let passed = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + passed };
    const store = memoryStore(clock);
    const dead = keepingBot({}, store, standingClock(clock));
    const post = postbox();
    await asked(dead);
    await kept(dead);
    await eventually(async () => expect((await talkWith(dead.bot).ask(QUESTION)).outcome).toBe('answered'));
    let isSending = false;
    const deliverTo = (address: string) => async (reply: Reply) => {
      if (address === MESSAGE.authorAddress) return;
      isSending = true;
      // It is killed before anything arrives.
      await new Promise(() => reply);
    };
    void dead.bot.keepTelling([{ ...post.redelivery, deliverTo }], new AbortController().signal);
    await eventually(() => expect(isSending).toBe(true));
    const other = keepingBot({}, store, clock);
    telling(other, post);
    await settled(other);
    expect(post.told()).toEqual([]);
    passed += 2 * LEASE_TIME;
    const stopping = new AbortController();
    const recovering = other.bot.keepRecovering([post.redelivery], stopping.signal);
    await eventually(() => expect(addressesOf(post)).toEqual(['Ada in C1']));
    stopping.abort();
    await recovering;
  });

  it('is nothing while the store is down, not even an apology, and is told afterwards', async () => {
    const store = memoryStore(systemClock);
    let isDown = false;
    const settle: Store['answeredGaps']['settle'] = async (...given) => {
      if (isDown) throw new StoreUnavailable('The database is down.');
      await store.answeredGaps.settle(...given);
    };
    const here = keepingBot({}, { ...store, answeredGaps: { ...store.answeredGaps, settle } });
    const post = postbox();
    await asked(here);
    await kept(here);
    isDown = true;
    telling(here, post);
    await eventually(() =>
      expect(here.observed).toContainEqual(expect.objectContaining({ action: 'tell-asker' })),
    );
    expect(post.told()).toEqual([]);
    isDown = false;
    await eventually(() => expect(addressesOf(post)).toEqual(['Ada in C1']));
  });

  it('is told though an author’s address was sealed under a key that is gone', async () => {
    const here = keepingBot();
    const post = postbox();
    await asked(here);
    await here.store.keptAnswers.insert(UNREADABLE, 9);
    telling(here, post);
    await kept(here);
    await eventually(() => expect(addressesOf(post)).toEqual(['Ada in C1']));
    await eventually(async () => expect(await here.store.keptAnswers.untold(9)).toEqual([]));
  });

  it('isn’t promised in a channel that isn’t answered from kept answers', async () => {
    const here = keepingBot();
    await talkWith(here.bot).get({ kind: 'settings', change: 'articles mill' }, { asker: ADMIN });
    const { text, controls } = await asked(here);
    expect(text).not.toContain(english.waiting.promise);
    expect(controls.map(({ kind }) => kind)).not.toContain('quiet');
    const [unmet] = await here.store.listUnmet({ since: 0, workspace: null, limit: 1 });
    expect(unmet?.question).toMatchObject({ text: QUESTION });
    expect(unmet?.question).not.toHaveProperty('sealedAsker');
  });

  it.each([
    ['where the bot is switched off', 'listens off'],
    ['that isn’t answered from kept answers', 'articles mill'],
  ])('isn’t told in a channel %s', async (_, change) => {
    const here = keepingBot();
    const post = postbox();
    await asked(here);
    await talkWith(here.bot).get({ kind: 'settings', change }, { asker: ADMIN });
    telling(here, post);
    await kept(here);
    await settled(here);
    expect(post.told()).toEqual([]);
  });

  it('isn’t promised where nothing is stored, or nobody could be reached', async () => {
    const unstored = await asked(keepingBot({ retentionDays: 0 }));
    const unreached = await talkWith(keepingBot().bot).ask(QUESTION);
    for (const { text, controls } of [unstored, unreached]) {
      expect(text).not.toContain(english.waiting.promise);
      expect(controls.map(({ kind }) => kind)).not.toContain('quiet');
    }
  });
});
