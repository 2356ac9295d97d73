import { expect, it, vi } from 'vitest';
import { commandOf } from '../../support/discord/interactions.ts';
import { discordTrial } from './discord-trial.ts';

const LONG = 20_000;

it.each([
  ['a dropped socket', null],
  ['close code 4000', 4000],
  ['close code 4009', 4009],
] as const)('after %s, what was missed is answered, once', { timeout: LONG }, async (_, code) => {
  const { discord, running, texts } = await discordTrial();
  const resumed = discord.gateway.next('resumed');
  discord.gateway.drop(code);
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await resumed;
  expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
});

it('when it is asked to reconnect, what was missed is answered, once', { timeout: LONG }, async () => {
  const { discord, running, texts } = await discordTrial();
  const resumed = discord.gateway.next('resumed');
  discord.gateway.askToReconnect();
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await resumed;
  expect(texts()).toHaveLength(1);
});

it('after close code 1000 it connects anew, says so, and answers again', { timeout: LONG }, async () => {
  const { discord, running, texts } = await discordTrial();
  const identified = discord.gateway.next('identified');
  discord.gateway.drop(1000);
  await vi.waitFor(() => expect(running.readiness()).not.toBeNull());
  await identified;
  await vi.waitFor(() => expect(running.readiness()).toBeNull());
  const told = running.troubles.map(({ what }) => what);
  expect(told).toContainEqual(expect.stringContaining('is being made again'));
  expect(told).toContainEqual(expect.stringContaining('was made anew'));
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  expect(texts()).toHaveLength(1);
});

it('answers on each of two shards', { timeout: LONG }, async () => {
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

it('an interaction that two shards are told of is answered once', { timeout: LONG }, async () => {
  const { running, texts } = await discordTrial({ sharding: { shards: 2, processes: 'one' } });
  await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
  await vi.waitFor(() => expect(texts()).toHaveLength(1));
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
