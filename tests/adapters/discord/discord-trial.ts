import { expect, onTestFinished } from 'vitest';
import type { Bot } from '../../../src/core/bot/bot.ts';
import { type LoopbackDiscord, openLoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { type RunningDiscord, runDiscord } from '../../support/discord/run-discord.ts';
import { type ShownMessage, shownMessages, shownText } from '../../support/discord/shown-messages.ts';
import { createStage } from '../stage.ts';

export interface DiscordTrial {
  readonly discord: LoopbackDiscord;
  readonly running: RunningDiscord;
  readonly shown: () => ShownMessage[];
  readonly texts: () => string[];
}

/** The adapter, connected to a Discord of its own until the test is finished; what was sent must be as Discord documents it. */
export async function discordTrial({
  transport = 'gateway',
  bot = createStage().bot(),
  shards = 1,
  ...options
}: {
  readonly transport?: Parameters<typeof runDiscord>[2];
  readonly bot?: Bot;
  readonly shards?: number;
} & Parameters<typeof runDiscord>[3] = {}): Promise<DiscordTrial> {
  const discord = await openLoopbackDiscord(shards);
  const running = await runDiscord(discord, bot, transport, options);
  onTestFinished(async () => {
    await running.stop();
    await discord.close();
    expect(discord.rest.complaints).toEqual([]);
  });
  const shown = () => shownMessages(discord.rest, () => true);
  return { discord, running, shown, texts: () => shown().map(({ body }) => shownText(body)) };
}
