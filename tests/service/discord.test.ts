import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { APPLICATION, TOKEN } from '../support/discord/ids.ts';
import { commandOf } from '../support/discord/interactions.ts';
import { openLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { shownMessages, shownText } from '../support/discord/shown-messages.ts';
import { PUBLIC_KEY, signed } from '../support/discord/sign-interaction.ts';
import { eventually } from '../support/eventually.ts';
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
  await eventually(() => expect(texts()).toEqual([expect.stringContaining('Mark Galeotti')]));
  expect(output()).not.toContain('Galeotti');
});

it('answers once in two processes, each with a shard, over one store; stops them with itself', async () => {
  const { discord, env, texts } = await discordOf(2);
  const folder = await inFolder({});
  const { child, ended } = await startService({
    ...env,
    DISCORD_TOKEN: TOKEN,
    DISCORD_SHARDS: '2',
    DISCORD_PROCESSES: 'each',
    DATABASE_URL: `sqlite:${join(folder, 'kursk.db')}`,
  });
  // A slow machine starts to answer on the web before both are connected.
  await eventually(() => expect(discord.gateway.identified).toHaveLength(2));
  expect(discord.gateway.identified).toEqual([
    [0, 2],
    [1, 2],
  ]);
  for (const shard of [0, 1])
    discord.gateway.dispatch('INTERACTION_CREATE', commandOf('ask', QUESTION), shard);
  await eventually(() => expect(texts()).toHaveLength(2));
  // Both are told of the same one.
  discord.gateway.dispatch('INTERACTION_CREATE', commandOf('ask', QUESTION));
  await eventually(() => expect(texts()).toHaveLength(3));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(texts()).toHaveLength(3);
});

it('answers others while Discord takes no connection, and ends when it is told to', async () => {
  const { discord, env } = await discordOf(1);
  discord.rest.fail({ path: /^\/gateway\/bot/, times: 99, status: 401, body: { message: 'No', code: 0 } });
  const { address, child, ended } = await startService({ ...env, DISCORD_TOKEN: TOKEN });
  expect((await fetch(`${address}/api/ask?question=why+Sudzha%3F`)).status).toBe(200);
  const ready = await fetch(`${address}/readyz`);
  expect([ready.status, await ready.json()]).toMatchObject([
    503,
    { checks: { discord: expect.stringContaining('DISCORD_TOKEN') } },
  ]);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('told to stop while Discord can’t be reached any more, ends', async () => {
  const { discord, env } = await discordOf(1);
  const { child, ended, output } = await startService({ ...env, DISCORD_TOKEN: TOKEN });
  await discord.close();
  await eventually(() => expect(output()).toContain('is being made again'));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('killed, leaves no process of a shard behind', async () => {
  const { env } = await discordOf(1);
  const { child } = await startService({
    ...env,
    DISCORD_TOKEN: TOKEN,
    DISCORD_PROCESSES: 'each',
    DATABASE_URL: `sqlite:${join(await inFolder({}), 'kursk.db')}`,
  });
  const [shard = 0] = childrenOf(child.pid ?? 0);
  expect(isAlive(shard)).toBe(true);
  child.kill('SIGKILL');
  await eventually(() => expect(isAlive(shard)).toBe(false));
});

function childrenOf(process: number): number[] {
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process)], { encoding: 'utf8' });
  return listed.trim().split(/\s+/).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
