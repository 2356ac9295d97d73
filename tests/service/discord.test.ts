import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { APPLICATION, TOKEN } from '../support/discord/ids.ts';
import { commandOf } from '../support/discord/interactions.ts';
import { openLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { shownText } from '../support/discord/read-shown.ts';
import { shownMessages } from '../support/discord/shown-messages.ts';
import { PUBLIC_KEY, signed } from '../support/discord/sign-interaction.ts';
import { inFolder } from '../support/in-folder.ts';
import { startService } from '../support/start-service.ts';

const QUESTION = { question: 'Who is Mark Galeotti?' };

async function discordOf(shards: number) {
  const discord = await openLoopbackDiscord(shards);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.rest.complaints).toEqual([]);
  });
  return {
    discord,
    env: { DISCORD_APPLICATION_ID: APPLICATION, DISCORD_API_URL: discord.apiUrl },
    texts: () => shownMessages(discord.rest, () => true).map(({ body }) => shownText(body)),
  };
}

it('answers by HTTP on the service’s one port, and logs nothing of what was asked', async () => {
  const { env, texts } = await discordOf(1);
  const { address, output } = await startService({ ...env, DISCORD_PUBLIC_KEY: PUBLIC_KEY });
  const body = JSON.stringify(commandOf('ask', QUESTION));
  const response = await fetch(`${address}/discord/interactions`, {
    method: 'POST',
    body,
    headers: signed(body),
  });
  expect(await response.json()).toMatchObject({ type: 5 });
  await vi.waitFor(() => expect(texts()).toEqual([expect.stringContaining('Mark Galeotti')]), 5_000);
  expect(output()).not.toContain('Galeotti');
});

it('answers once in two processes, each with a shard, over one store; stops them with itself', {
  timeout: 60_000,
}, async () => {
  const { discord, env, texts } = await discordOf(2);
  const folder = await inFolder({});
  const { child, ended } = await startService({
    ...env,
    DISCORD_TOKEN: TOKEN,
    DISCORD_SHARDS: '2',
    DISCORD_PROCESSES: 'each',
    DATABASE_URL: `sqlite:${join(folder, 'kursk.db')}`,
  });
  expect(discord.gateway.identified).toEqual([
    [0, 2],
    [1, 2],
  ]);
  for (const shard of [0, 1])
    discord.gateway.dispatch('INTERACTION_CREATE', commandOf('ask', QUESTION), shard);
  await vi.waitFor(() => expect(texts()).toHaveLength(2), 10_000);
  // Both are told of the same one.
  discord.gateway.dispatch('INTERACTION_CREATE', commandOf('ask', QUESTION));
  await vi.waitFor(() => expect(texts()).toHaveLength(3), 10_000);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(texts()).toHaveLength(3);
});
