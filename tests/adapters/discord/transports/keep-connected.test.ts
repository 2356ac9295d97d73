import { expect, it } from 'vitest';
import { keepConnected } from '../../../../src/adapters/discord/transports/keep-connected.ts';
import { manualClock } from '../../../support/clocks.ts';
import { commandOf } from '../../../support/discord/interactions.ts';
import { eventually } from '../../../support/eventually.ts';
import { discordTrial } from '../discord-trial.ts';

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
      return { isReady: () => true, close: async () => {} };
    },
    clock,
    ({ what }) => troubles.push(what),
  );
  await tried;
  expect(readiness()).toContain('doesn’t take the token');
  await clock.pass(1_000);
  expect(readiness()).toContain('could not be reached');
  await clock.pass(1_000);
  expect(readiness()).not.toBeNull();
  await clock.pass(1_000);
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
    clock,
    () => {},
  );
  await clock.pass(8_000);
  await tried;
  expect(readiness()).toContain('is being made');
  await close();
  await clock.pass(60_000);
  expect(isAborted).toBe(true);
});
