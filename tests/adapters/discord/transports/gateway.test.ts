import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { boundedCaches } from '../../../../src/adapters/discord/transports/gateway.ts';
import { APPLICATION, GUILD, TOKEN } from '../../../support/discord/ids.ts';
import { messageOf } from '../../../support/discord/interactions.ts';
import { openLoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import { USER } from '../../../support/discord/objects.ts';

it('remembers nobody who writes, and what channels are', async () => {
  const discord = await openLoopbackDiscord();
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
  const client = new Client({ intents, rest: { api: discord.apiUrl }, makeCache: boundedCaches });
  onTestFinished(async () => {
    await client.destroy();
    await discord.close();
  });
  let written = 0;
  client.on(Events.MessageCreate, () => {
    written += 1;
  });
  await client.login(TOKEN);
  await expect.poll(() => client.isReady()).toBe(true);
  for (let writer = 0; writer < 100; writer++)
    discord.gateway.dispatch(
      'MESSAGE_CREATE',
      messageOf({
        guild_id: GUILD,
        content: 'Who runs the mill?',
        author: { ...USER, id: String(1_000 + writer) },
        member: { roles: [], joined_at: '2026-01-01T00:00:00Z' },
      }),
    );
  await expect.poll(() => written).toBe(100);
  expect([...client.users.cache.keys()]).toEqual([APPLICATION]);
  expect([...(client.guilds.cache.get(GUILD)?.members.cache.keys() ?? [])]).toEqual([]);
  expect(client.channels.cache.size).toBeGreaterThan(0);
});
