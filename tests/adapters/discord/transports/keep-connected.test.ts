import { EventEmitter, once } from 'node:events';
import { expect, it } from 'vitest';
import { keepConnected } from '../../../../src/adapters/discord/transports/keep-connected.ts';
import { manualClock } from '../../../support/clocks.ts';
import { commandOf } from '../../../support/discord/interactions.ts';
import { eventually } from '../../../support/eventually.ts';
import { discordTrial } from '../discord-trial.ts';

const UNREACHABLE = { isReachable: async () => false, random: () => 0 };

it.each([
  ['a dropped socket', null],
  ['close code 4000', 4000],
  ['close code 4009', 4009],
] as const)('after %s, what was missed is answered, once', async (_, code) => {
  const { discord, running, texts } = await discordTrial();
  const resumed = discord.gateway.next('resumed');
  discord.gateway.drop(code);
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await resumed;
  expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
});

it('when it is asked to reconnect, what was missed is answered, once', async () => {
  const { discord, running, texts } = await discordTrial();
  const resumed = discord.gateway.next('resumed');
  discord.gateway.askToReconnect();
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await resumed;
  expect(texts()).toHaveLength(1);
});

it('after close code 1000 it connects anew, says so, and answers again', async () => {
  const { discord, running, texts } = await discordTrial();
  const identified = discord.gateway.next('identified');
  discord.gateway.drop(1000);
  await eventually(() => expect(running.readiness()).not.toBeNull());
  await identified;
  await eventually(() => expect(running.readiness()).toBeNull());
  const told = running.troubles.map(({ what }) => what);
  expect(told).toContainEqual(expect.stringContaining('is being made again'));
  expect(told).toContainEqual(expect.stringContaining('was made anew'));
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  expect(texts()).toHaveLength(1);
});

it('answers on each of two shards', async () => {
  const { discord, running, texts } = await discordTrial({ sharding: { shards: 2, processes: 'one' } });
  expect(discord.gateway.identified).toEqual([
    [0, 2],
    [1, 2],
  ]);
  for (const shard of [0, 1]) {
    const interaction = commandOf('ask', { question: 'Who runs the mill?' });
    const dealt = running.dealt(interaction.id);
    discord.gateway.dispatch('INTERACTION_CREATE', interaction, shard);
    await dealt;
  }
  expect(texts()).toHaveLength(2);
});

it('an interaction that two shards are told of is answered once', async () => {
  const { running, texts } = await discordTrial({ sharding: { shards: 2, processes: 'one' } });
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await eventually(() => expect(texts()).toHaveLength(1));
});

it('an event that makes no sense is reported, and the next is answered', async () => {
  const { discord, running, texts } = await discordTrial();
  for (const event of [{ id: '1', type: 2 }, { id: '1', type: 3, data: null }, {}, { type: 99 }])
    discord.gateway.dispatch('INTERACTION_CREATE', event);
  for (const event of [{}, { id: '1', author: null }]) discord.gateway.dispatch('MESSAGE_CREATE', event);
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  expect(texts()).toHaveLength(1);
  expect(running.troubles).toContainEqual(
    expect.objectContaining({ what: expect.stringContaining('makes no sense') }),
  );
});

it('a connection that is lost for longer is told of once', async () => {
  const { discord, running } = await discordTrial();
  discord.gateway.refuse(3);
  const identified = discord.gateway.next('identified');
  discord.gateway.drop(null);
  await identified;
  const told = running.troubles.filter(({ what }) => what.includes('is being made again'));
  expect(told).toHaveLength(1);
});

it('where Discord takes no connection at first, one is made later; readiness tells why', async () => {
  const clock = manualClock();
  const outcomes = [
    Object.assign(new Error('No'), { code: 'TokenInvalid' }),
    new Error('ECONNREFUSED'),
    null,
  ];
  const troubles: string[] = [];
  const { firstAttempt: tried, readiness } = keepConnected(
    async () => {
      const error = outcomes.shift();
      if (error) throw error;
      return { problem: () => null, close: async () => {} };
    },
    ({ what }) => troubles.push(what),
    { clock, ...UNREACHABLE },
  );
  await tried;
  expect(readiness()).toContain('doesn’t take the token');
  await clock.pass(500);
  expect(readiness()).toContain('could not be reached');
  await clock.pass(500);
  expect(readiness()).not.toBeNull();
  await clock.pass(500);
  expect(readiness()).toBeNull();
  expect(troubles).toHaveLength(2);
});

it('nobody waits long for the first connection, and one that isn’t wanted any more isn’t made', async () => {
  const clock = manualClock();
  let isAborted = false;
  const {
    firstAttempt: tried,
    readiness,
    close,
  } = keepConnected(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(signal.reason);
        });
      }),
    () => {},
    { clock, ...UNREACHABLE },
  );
  await clock.pass(8_000);
  await tried;
  expect(readiness()).toContain('is being made');
  await close();
  await clock.pass(60_000);
  expect(isAborted).toBe(true);
});

it('a connection that Discord closes again and again is made less and less often; readiness says the code, the log once', async () => {
  const { discord, running } = await discordTrial();
  discord.gateway.closeAll(4000);
  const start = performance.now();
  await discord.gateway.connected(5);
  // Of pauses of 0.5, 1 and 2 seconds after the first, at least three quarters.
  expect(performance.now() - start).toBeGreaterThan(2_600);
  expect(running.readiness()).toContain('code 4000, UnknownError');
  expect(running.troubles.filter(({ what }) => what.includes('code 4000'))).toHaveLength(1);
  discord.gateway.closeAll(null);
  await eventually(() => expect(running.readiness()).toBeNull());
});

it('a gateway that was away is connected to as soon as it is back', async () => {
  const looks = new EventEmitter();
  let isBack = false;
  const { discord, running } = await discordTrial({
    async isReachable() {
      looks.emit('look');
      return isBack;
    },
  });
  discord.gateway.refuse(1_000);
  discord.gateway.drop(null);
  // The pause after that is of eight seconds, or six.
  await discord.gateway.refused(4);
  await once(looks, 'look');
  discord.gateway.refuse(0);
  const connected = Promise.race([discord.gateway.next('identified'), discord.gateway.next('resumed')]);
  isBack = true;
  const start = performance.now();
  await connected;
  // Half a second of discord.js's own, half a second between two looks, and what a busy machine takes.
  expect(performance.now() - start).toBeLessThan(3_000);
  await eventually(() => expect(running.readiness()).toBeNull());
});
