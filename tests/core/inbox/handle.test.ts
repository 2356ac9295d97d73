import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answering/answer.ts';
import type { Library } from '../../../src/core/bot/library.ts';
import type { Request } from '../../../src/core/bot/request.ts';
import { StoreUnavailable } from '../../../src/core/ports/store.ts';
import { LIBRARY, newTrial, QUESTION, type Trial } from '../../support/inbox-trial.ts';
import { CHANNEL, hashOf } from '../../support/talk-with.ts';

/** Of claims that are made here for a process that died. In milliseconds. */
const LEASE = 35_000;

let trial: Trial;

beforeEach(() => {
  trial = newTrial();
});

/** A library that does what it is told when it is asked. */
function libraryThat(answer: () => Promise<Answer>): () => Library {
  return () => ({ ...LIBRARY, askFrom: () => answer });
}

const never = () => new Promise<never>(() => {});
const failing = async () => {
  throw new Error('out of memory');
};

describe('an event', () => {
  it('that is delivered three times is answered once', async () => {
    const one = trial.bot();
    for (let times = 0; times < 3; times++) await one.handle(QUESTION, trial.deliver);
    expect(trial.outcomes()).toEqual(['answered', 'duplicate', 'duplicate']);
    expect(trial.delivered).toHaveLength(1);
  });

  it('that two processes get at once is answered once', async () => {
    const both = Promise.all([
      trial.bot().handle(QUESTION, trial.deliver),
      trial.bot().handle(QUESTION, trial.deliver),
    ]);
    await trial.clock.pass(LEASE + 1_000);
    await both;
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
  });

  it('with the same id on another platform is another event', async () => {
    const one = trial.bot();
    await one.handle(QUESTION, trial.deliver);
    await one.handle({ ...QUESTION, place: { ...CHANNEL, platform: 'discord' } }, trial.deliver);
    expect(trial.delivered).toHaveLength(2);
  });

  it('without an id is answered each time', async () => {
    const one = trial.bot();
    for (let times = 0; times < 2; times++) await one.handle({ ...QUESTION, event: null }, trial.deliver);
    expect(trial.delivered).toHaveLength(2);
  });

  it('is kept as one question, however often it was tried', async () => {
    await trial.bot().handle(QUESTION, failing);
    await trial.bot().handle(QUESTION, trial.deliver);
    expect(await trial.store.questions.recentOf(hashOf(), 10)).toHaveLength(1);
  });
});

describe('an event whose work fails', () => {
  it('gets an apology, and an answer when it is delivered again', async () => {
    await trial.bot({ library: libraryThat(failing) }).handle(QUESTION, trial.deliver);
    await trial.bot().handle(QUESTION, trial.deliver);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
    expect(trial.delivered[0]).toMatchObject({
      text: expect.stringMatching(/^Sorry/),
      controls: [],
      audience: 'asker',
    });
    expect(trial.events.filter(({ kind }) => kind === 'fault')).toHaveLength(1);
  });

  it('because the articles can’t be reached is no fault of the program, and is asked to be tried later', async () => {
    const down = async () => {
      throw new StoreUnavailable('The server is gone.');
    };
    await trial.bot({ library: libraryThat(down) }).handle(QUESTION, trial.deliver);
    await trial.bot().handle(QUESTION, trial.deliver);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
    expect(trial.delivered[0]?.text).toBe(
      'That can’t be done at the moment. Please try again in a few minutes.',
    );
    expect(trial.events.filter(({ kind }) => kind !== 'handled')).toMatchObject([
      { kind: 'store-trouble', call: 'look up' },
    ]);
  });

  it('gets an apology when it takes too long, and the late answer nobody', async () => {
    let answerLate: (answer: Answer) => void = () => {};
    const late = new Promise<Answer>((resolve) => {
      answerLate = resolve;
    });
    const work = trial.bot({ library: libraryThat(() => late) }).handle(QUESTION, trial.deliver);
    await trial.clock.pass(5_000);
    await work;
    answerLate(await LIBRARY.askFrom(null)('Who runs the mill?'));
    await trial.clock.pass(1);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['late']);
  });

  it('whose answer can’t be delivered gets an apology if that can, and an answer when it is delivered again', async () => {
    const one = trial.bot();
    let tries = 0;
    await one.handle(QUESTION, async (reply) => {
      tries += 1;
      if (tries === 1) throw new Error('msg_too_long');
      await trial.deliver(reply);
    });
    await one.handle(QUESTION, trial.deliver);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
    expect(trial.outcomes()).toEqual(['undelivered', 'answered']);
  });

  it('never rejects, even when nothing can be delivered', async () => {
    await trial.bot({ library: libraryThat(failing) }).handle(QUESTION, failing);
    await trial.bot().handle(QUESTION, failing);
    expect(trial.outcomes()).toEqual(['undelivered', 'undelivered']);
  });
});

describe('an event whose process died', () => {
  it('is answered when it is delivered again after the lease', async () => {
    await trial.store.claim('slack:Ev1', LEASE);
    await trial.clock.pass(LEASE);
    await trial.bot().handle(QUESTION, trial.deliver);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
  });

  it('is answered after the lease when its only other delivery came before the lease ended', async () => {
    await trial.store.claim('slack:Ev1', LEASE);
    const retry = trial.bot().handle(QUESTION, trial.deliver);
    await trial.clock.pass(LEASE - 1);
    expect(trial.delivered).toEqual([]);
    await trial.clock.pass(1_000);
    await retry;
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['answered']);
    expect(trial.events.at(-1)).toMatchObject({ kind: 'handled', isRecovered: true });
  });

  it('is left to whoever took it over', async () => {
    await trial.store.claim('slack:Ev1', LEASE);
    const retries = [
      trial.bot().handle(QUESTION, trial.deliver),
      trial.bot().handle(QUESTION, trial.deliver),
    ];
    await trial.clock.pass(LEASE + 1_000);
    await Promise.all(retries);
    expect(trial.delivered).toHaveLength(1);
  });

  it('doesn’t hold up a stop', async () => {
    await trial.store.claim('slack:Ev1', LEASE);
    const one = trial.bot();
    const retry = one.handle(QUESTION, trial.deliver);
    await trial.clock.pass(0);
    await one.stop();
    await retry;
    expect(trial.delivered).toEqual([]);
  });
});

describe('too much at once', () => {
  const other = (event: number): Request => ({ ...QUESTION, event: `Ev${event}` });

  it('waits for its turn, and what can’t wait is told so at once', async () => {
    const one = trial.bot({ library: libraryThat(never), settings: { atOnce: 2, waiting: 1 } });
    const work = [1, 2, 3, 4].map((event) => one.handle(other(event), trial.deliver));
    await trial.clock.pass(0);
    expect(one.load()).toEqual({ running: 2, waiting: 1 });
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['busy']);
    await trial.clock.pass(5_000);
    await Promise.all(work);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['busy', 'late', 'late', 'late']);
  });

  it('is finished before a stop', async () => {
    const one = trial.bot({ settings: { atOnce: 1 } });
    const work = [1, 2, 3].map((event) => one.handle(other(event), trial.deliver));
    await one.stop();
    expect(trial.delivered).toHaveLength(3);
    await Promise.all(work);
    expect(one.load()).toEqual({ running: 0, waiting: 0 });
  });
});
