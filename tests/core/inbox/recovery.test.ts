import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../../src/core/answering/answer.ts';
import type { Bot } from '../../../src/core/bot/bot.ts';
import type { Library } from '../../../src/core/bot/library.ts';
import type { Reply } from '../../../src/core/bot/reply.ts';
import type { Request } from '../../../src/core/bot/request.ts';
import type { Receipt, Redelivery } from '../../../src/core/inbox/delivery.ts';
import { createSealer } from '../../../src/store/sealer.ts';
import { standingClock } from '../../support/clocks.ts';
import { failingStore, type Trouble } from '../../support/failing-store.ts';
import { LIBRARY, newTrial, QUESTION, type Trial } from '../../support/inbox-trial.ts';

const MINUTE = 60_000;
const never = () => new Promise<never>(() => {});

let trial: Trial;
let redelivered: { reply: Reply; address: string; isAgain: boolean | undefined }[];

beforeEach(() => {
  trial = newTrial();
  redelivered = [];
});

const RECEIPT: Receipt = { acknowledge: async () => {}, address: 'at the counter' };

/** A library whose answers come when they do. */
function libraryThat(answer: () => Promise<Answer>): () => Library {
  return () => ({ ...LIBRARY, askFrom: () => answer });
}

/** A process that stands still over a request until it is told to answer. */
function standsStill(): { readonly answer: () => void; readonly work: Promise<void> } {
  let answer: () => void = () => {};
  const library = libraryThat(async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return LIBRARY.askFrom(null)('Who runs the mill?');
  });
  const bot = trial.bot({ clock: standingClock(trial.clock), library });
  return { answer: () => answer(), work: bot.handle(QUESTION, trial.deliver, RECEIPT) };
}

/** A process that dies as soon as it has acknowledged a request. */
async function died(request: Request = QUESTION, receipt: Receipt = RECEIPT): Promise<void> {
  const bot = trial.bot({ clock: standingClock(trial.clock), library: libraryThat(never) });
  void bot.handle(request, trial.deliver, receipt);
  await trial.clock.pass(0);
}

/** Lets a process take up what others left, until the test has finished. */
function takesUp(bot: Bot, redelivery: Partial<Redelivery> = {}): void {
  const stop = new AbortController();
  const redeliveries: Redelivery[] = [
    {
      platform: 'slack',
      maxAge: 15 * MINUTE,
      deliverTo: (address) => async (reply, isAgain) => {
        redelivered.push({ reply, address, isAgain });
      },
      ...redelivery,
    },
  ];
  const taking = bot.keepRecovering(redeliveries, stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await taking;
  });
}

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) await trial.clock.pass(1_000);
}

const outcomes = () => redelivered.map(({ reply }) => reply.outcome);

describe('what a process had acknowledged that died', () => {
  it('is answered by another within ten seconds, where it was to be answered', async () => {
    await died();
    takesUp(trial.bot());
    await pass(10);
    const reply = { outcome: 'answered' };
    expect(redelivered).toMatchObject([{ reply, address: 'at the counter', isAgain: true }]);
    expect(trial.events.at(-1)).toMatchObject({ kind: 'handled', event: 'Ev1', isRecovered: true });
  });

  it('is answered once, however many are left, and delivered again', async () => {
    await died();
    for (let bots = 0; bots < 3; bots++) takesUp(trial.bot());
    const retry = trial.bot().handle(QUESTION, trial.deliver, RECEIPT);
    await pass(30);
    await retry;
    expect(redelivered.length + trial.delivered.length).toBe(1);
  });

  it('is kept sealed, and not at all when it is answered', async () => {
    await died();
    const [kept] = await trial.store.recoverClaims({ lease: 0, platforms: ['slack'], except: [], limit: 9 });
    expect(kept).toBeUndefined();
    await trial.clock.pass(MINUTE);
    const [left] = await trial.store.recoverClaims({ lease: 0, platforms: ['slack'], except: [], limit: 9 });
    expect(left?.sealed).not.toMatch(/runs the mill|at the counter/);
    takesUp(trial.bot());
    await pass(1);
    await trial.clock.pass(MINUTE);
    expect(await trial.store.recoverClaims({ lease: 0, platforms: ['slack'], except: [], limit: 9 })).toEqual(
      [],
    );
  });

  it('gets an apology when those who take it up die of it', async () => {
    await died();
    for (let tries = 0; tries < 2; tries++) {
      await trial.clock.pass(MINUTE);
      await trial.store.recoverClaims({ lease: 1_000, platforms: ['slack'], except: [], limit: 9 });
    }
    await trial.clock.pass(MINUTE);
    takesUp(trial.bot());
    await pass(1);
    expect(outcomes()).toEqual(['failed']);
    expect(trial.outcomes()).toEqual(['failed']);
  });

  it('is given up when the platform takes no answer any more, and told of', async () => {
    await died();
    await trial.clock.pass(16 * MINUTE);
    takesUp(trial.bot());
    await pass(1);
    expect(redelivered).toEqual([]);
    expect(trial.outcomes()).toEqual(['given-up']);
  });

  it('is left alone when it can’t be unsealed, and told of', async () => {
    await died();
    takesUp(trial.bot({ sealer: createSealer([]) }));
    await pass(10);
    expect(redelivered).toEqual([]);
    expect(trial.events).toMatchObject([{ kind: 'fault', event: 'slack:Ev1', platform: 'slack' }]);
  });

  it('is left to those who are connected to its platform', async () => {
    await died();
    takesUp(trial.bot(), { platform: 'discord' });
    await pass(20);
    expect(redelivered).toEqual([]);
    takesUp(trial.bot());
    await pass(1);
    expect(outcomes()).toEqual(['answered']);
  });

  it('is forgotten with the person, but for the wish to be forgotten', async () => {
    await died();
    const wish: Request = { ...QUESTION, event: 'Ev2', action: { kind: 'forget' } };
    await died(wish, { ...RECEIPT, acknowledge: never });
    await trial.bot().handle({ ...QUESTION, event: 'Ev3', action: { kind: 'forget' } }, trial.deliver);
    takesUp(trial.bot());
    await pass(10);
    expect(trial.outcomes()).toEqual(['shown', 'shown']);
    expect(outcomes()).toEqual(['shown']);
  });

  it('is answered though its process died before it could acknowledge it', async () => {
    await died(QUESTION, { ...RECEIPT, acknowledge: never });
    takesUp(trial.bot());
    await pass(10);
    expect(outcomes()).toEqual(['answered']);
  });
});

describe('a process that lives', () => {
  it('is not interfered with, however long a delivery takes that may take long', async () => {
    takesUp(trial.bot());
    const slow = trial.bot();
    takesUp(slow);
    const work = slow.handle(
      QUESTION,
      async (reply) => {
        await trial.clock.wait(29_000);
        await trial.deliver(reply);
      },
      RECEIPT,
    );
    await pass(30);
    await work;
    await pass(30);
    expect(redelivered).toEqual([]);
    expect(trial.outcomes()).toEqual(['answered']);
  });

  it('may stand still for less than a lease', async () => {
    takesUp(trial.bot());
    const { answer, work } = standsStill();
    await pass(7);
    answer();
    await work;
    await pass(30);
    expect(redelivered).toEqual([]);
    expect(trial.delivered).toHaveLength(1);
  });

  it('says nothing more about what was taken over from it while it stood still', async () => {
    const { answer, work } = standsStill();
    takesUp(trial.bot());
    await pass(10);
    answer();
    await work;
    expect(outcomes()).toEqual(['answered']);
    expect(trial.delivered).toEqual([]);
    expect(trial.outcomes()).toEqual(['answered', 'duplicate']);
  });
});

describe('an acknowledgement', () => {
  it('comes when the request can’t be lost any more', async () => {
    let claimed = '';
    const acknowledge = async () => {
      claimed = (await trial.store.claim('slack:Ev1', MINUTE)).outcome;
    };
    await trial.bot().handle(QUESTION, trial.deliver, { ...RECEIPT, acknowledge });
    expect(claimed).toBe('underway');
  });

  it('comes within a second, though the store hangs', async () => {
    let isAcknowledged = false;
    const acknowledge = async () => {
      isAcknowledged = true;
    };
    const store = failingStore(trial.store, () => 'hanging');
    void trial.bot({ store }).handle(QUESTION, trial.deliver, { ...RECEIPT, acknowledge });
    await trial.clock.pass(1_000);
    expect(isAcknowledged).toBe(true);
  });

  it('that is refused leaves the request to whoever gets it next', async () => {
    const acknowledge = () => Promise.reject(new Error('unknown interaction'));
    await trial.bot().handle(QUESTION, trial.deliver, { ...RECEIPT, acknowledge });
    expect(trial.outcomes()).toEqual(['undelivered']);
    expect(trial.delivered).toEqual([]);
    await trial.bot().handle(QUESTION, trial.deliver, RECEIPT);
    expect(trial.delivered).toHaveLength(1);
  });
});

describe('a store that is down for a while', () => {
  let trouble: Trouble;

  beforeEach(() => {
    trouble = 'none';
  });

  it.each(['down', 'hanging'] as const)(
    '(%s) when an answer is delivered makes no second one',
    async (kind) => {
      const store = failingStore(trial.store, () => trouble);
      const [one, other] = [trial.bot({ store }), trial.bot({ store })];
      for (const bot of [one, other]) takesUp(bot);
      const work = one.handle(
        QUESTION,
        async (reply) => {
          trouble = kind;
          await trial.deliver(reply);
        },
        RECEIPT,
      );
      await pass(20);
      trouble = 'none';
      await pass(40);
      await work;
      expect(trial.delivered).toHaveLength(1);
      expect(redelivered).toEqual([]);
      expect((await trial.store.claim('slack:Ev1', MINUTE)).outcome).toBe('answered');
    },
  );

  it('doesn’t keep what was left from being taken up afterwards', async () => {
    await died();
    trouble = 'down';
    takesUp(trial.bot({ store: failingStore(trial.store, () => trouble) }));
    await pass(20);
    trouble = 'none';
    await pass(20);
    expect(outcomes()).toEqual(['answered']);
  });

  it('doesn’t keep a process from stopping', async () => {
    const one = trial.bot({ store: failingStore(trial.store, () => trouble) });
    await one.handle(
      QUESTION,
      async (reply) => {
        trouble = 'down';
        await trial.deliver(reply);
      },
      RECEIPT,
    );
    await one.stop();
    expect(trial.delivered).toHaveLength(1);
  });

  it('and that made a claim it didn’t tell of in time knows in the end that it was answered', async () => {
    let claims: (() => void)[] = [];
    const store = {
      ...trial.store,
      claim: async (...given: Parameters<typeof trial.store.claim>) => {
        const claim = await trial.store.claim(...given);
        await new Promise<void>((resolve) => claims.push(resolve));
        return claim;
      },
    };
    const work = trial.bot({ store }).handle(QUESTION, trial.deliver, RECEIPT);
    await pass(1);
    for (const tell of claims) tell();
    claims = [];
    await work;
    takesUp(trial.bot());
    await pass(20);
    expect(redelivered).toEqual([]);
    expect(trial.delivered).toHaveLength(1);
  });
});
