import { beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../src/core/bot/request.ts';
import { failingStore, type Trouble } from '../../support/failing-store.ts';
import { newTrial, QUESTION, type Trial } from '../../support/inbox-trial.ts';
import { ADA } from '../../support/talk-with.ts';

const LEASE = 35_000;

let trial: Trial;

beforeEach(() => {
  trial = newTrial();
});

describe('a store in trouble', () => {
  let trouble: Trouble;
  const troubled = (settings = {}) =>
    trial.bot({ store: failingStore(trial.store, () => trouble), settings });
  const troubles = () => trial.events.filter(({ kind }) => kind === 'store-trouble').length;

  beforeEach(() => {
    trouble = 'down';
  });

  it('doesn’t keep answers from flowing, each once as far as this process knows', async () => {
    const one = troubled();
    for (const event of ['Ev1', 'Ev1', 'Ev2']) await one.handle({ ...QUESTION, event }, trial.deliver);
    expect(trial.outcomes()).toEqual(['answered', 'duplicate', 'answered']);
    expect(trial.delivered[0]?.controls.map(({ kind }) => kind)).toEqual(['context']);
    expect(troubles()).toBeGreaterThan(0);
  });

  it('that hangs holds answers up for seconds, then not at all', async () => {
    trouble = 'hanging';
    const one = troubled();
    const first = one.handle(QUESTION, trial.deliver);
    for (let seconds = 0; seconds < 4; seconds++) await trial.clock.pass(1_000);
    await first;
    const started = trial.clock.now();
    await one.handle({ ...QUESTION, event: 'Ev2' }, trial.deliver);
    expect(trial.clock.now()).toBe(started);
    expect(trial.delivered.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });

  it('is asked again after a pause, and what was answered without it stays answered', async () => {
    const one = troubled();
    await one.handle(QUESTION, trial.deliver);
    trouble = 'none';
    await trial.clock.pass(5_000);
    await one.handle(QUESTION, trial.deliver);
    await one.handle({ ...QUESTION, event: 'Ev2' }, trial.deliver);
    expect(trial.outcomes()).toEqual(['answered', 'duplicate', 'answered']);
    expect((await trial.store.claim('slack:Ev2', LEASE)).outcome).toBe('answered');
  });

  it('leaves the limits to this process', async () => {
    const one = troubled({ personLimit: { tokens: 1, per: 60_000 } });
    for (const event of ['Ev1', 'Ev2']) await one.handle({ ...QUESTION, event }, trial.deliver);
    expect(trial.outcomes()).toEqual(['answered', 'limited']);
  });

  it.each([
    [{ kind: 'forget' } as const],
    [{ kind: 'gaps', days: 30 } as const],
    [{ kind: 'settings', change: 'answers public' } as const],
  ])('is told to whoever needs it: %j', async (action) => {
    const request: Request = { ...QUESTION, asker: { ...ADA, isAdmin: true }, action };
    await troubled().handle(request, trial.deliver);
    expect(trial.delivered).toMatchObject([
      { outcome: 'failed', text: expect.stringContaining('can’t be done') },
    ]);
  });

  it('is told to whoever gives feedback, and the channel’s settings hold as they were', async () => {
    trouble = 'none';
    await trial.store.settings.write({ platform: 'slack', id: 'C1' }, { answers: 'public' });
    const one = troubled();
    const command = { kind: 'ask', question: 'Who runs the mill?', way: 'command' } as const;
    await one.handle({ ...QUESTION, action: command }, trial.deliver);
    trouble = 'down';
    await trial.clock.pass(60_000);
    const up = trial.delivered[0]?.controls.find(({ kind }) => kind === 'up')?.sealed ?? '';
    await one.handle(
      { ...QUESTION, event: null, action: { kind: 'press', control: up, question: null, reason: null } },
      trial.deliver,
    );
    await one.handle({ ...QUESTION, event: 'Ev2', action: command }, trial.deliver);
    expect(trial.delivered.map(({ outcome, audience }) => [outcome, audience])).toEqual([
      ['answered', 'everyone'],
      ['failed', 'asker'],
      ['answered', 'everyone'],
    ]);
  });
});
