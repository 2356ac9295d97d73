import { beforeEach, describe, expect, it } from 'vitest';
import { botOf } from '../../support/bot-of.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { BEN, MILL } from '../../support/mill-talk.ts';
import { CHANNEL, talkWith } from '../../support/talk-with.ts';

let clock: ManualClock;

beforeEach(() => {
  clock = manualClock();
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

  it.each([
    { kind: 'help' },
    { kind: 'sources' },
    { kind: 'privacy' },
    { kind: 'forget' },
    { kind: 'settings', change: '' },
    { kind: 'gaps', days: 30 },
  ] as const)('count a person’s commands, which leave questions be: $kind', async (command) => {
    const busy = limited({ personLimit: { tokens: 2, per: 60_000 } });
    const outcomes = [];
    for (let times = 0; times < 3; times++) outcomes.push((await busy.get(command)).outcome);
    expect(outcomes.indexOf('limited')).toBe(2);
    expect((await busy.ask('mill')).outcome).toBe('answered');
    expect((await busy.get(command, { asker: BEN })).outcome).not.toBe('limited');
  });

  it('of a channel count everybody in it', async () => {
    const busy = limited({ channelLimit: { tokens: 1, per: 60_000 } });
    await busy.ask('mill');
    expect((await busy.ask('mill', { asker: BEN })).outcome).toBe('limited');
    expect((await busy.ask('mill', { place: { ...CHANNEL, channel: 'C2' } })).outcome).toBe('answered');
  });
});
